import type { VNode } from 'preact'
import { idleCopy as copy } from './copy.fr.ts'
import { portalAssetUrl } from './portal-assets.ts'

/** Where the button « Rester connecté » calls, and where the end of a session leads. */
export const stayPath = '/session/rester'
export const endedPath = '/session/terminee'

export interface IdleWarningProps {
  readonly idleMs: number
  /** The page to come back to. */
  readonly next: string
}

/** The warning one minute before the session ends; it shows nothing until then, and nothing at all without script. */
export function IdleWarning({ idleMs, next }: IdleWarningProps): VNode {
  const ended = `${endedPath}?${new URLSearchParams({ next }).toString()}`
  return (
    <>
      <dialog
        id="inactivite"
        class="pu-idle"
        aria-labelledby="inactivite-titre"
        aria-describedby="inactivite-texte"
        data-idle-seconds={String(Math.floor(idleMs / 1000))}
        data-stay={stayPath}
        data-ended={ended}
      >
        <h2 id="inactivite-titre">{copy.title}</h2>
        <p id="inactivite-texte">{copy.text}</p>
        <p>
          {copy.left} <strong data-secondes>60</strong> {copy.seconds}
        </p>
        <button type="button" class="btn btn-primary">
          {copy.stay}
        </button>
      </dialog>
      <script src={portalAssetUrl('idle-warning.js')} defer />
    </>
  )
}
