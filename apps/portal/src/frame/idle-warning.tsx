import type { VNode } from 'preact'
import { idleCopy as copy } from './copy.fr.ts'
import { formatInstantFr } from './format-fr.ts'
import { portalAssetUrl } from './portal-assets.ts'

/** Where the button « Rester connecté » calls, and where the end of a session leads. */
export const stayPath = '/session/rester'
export const endedPath = '/session/terminee'

/** How much is left of a session: without activity, and whatever happens. */
export interface SessionEnds {
  readonly idleMs: number
  readonly endsAt: Date
  /** Until `endsAt`, when the page is written. */
  readonly leftMs: number
}

export interface IdleWarningProps extends SessionEnds {
  /** The page to come back to. */
  readonly next: string
}

/**
 * The warning one minute before the session ends, for want of activity or because its time is over, whichever comes first; it
 * shows nothing until then, and nothing at all without script.
 */
export function IdleWarning({ idleMs, endsAt, leftMs, next }: IdleWarningProps): VNode {
  const query = new URLSearchParams({ next })
  return (
    <>
      <dialog
        id="inactivite"
        class="pu-idle"
        aria-labelledby="inactivite-titre"
        aria-describedby="inactivite-texte"
        data-idle-seconds={String(Math.floor(idleMs / 1000))}
        data-left-seconds={String(Math.ceil(leftMs / 1000))}
        data-stay={stayPath}
        data-ended={`${endedPath}?${query.toString()}`}
      >
        <h2 id="inactivite-titre">
          <span data-cause="inactivite">{copy.title}</span>
          <span data-cause="duree" hidden>
            {copy.endTitle}
          </span>
        </h2>
        <div id="inactivite-texte">
          <p data-cause="inactivite">{copy.text}</p>
          <p data-cause="duree" hidden>
            {copy.endText(formatInstantFr(endsAt))}
          </p>
          <p>
            {copy.left} <strong data-secondes>60</strong> {copy.seconds}
          </p>
          <p data-cause="inactivite">{copy.lastEnd(formatInstantFr(endsAt))}</p>
        </div>
        <div class="pu-idle-actions" data-cause="inactivite">
          <button type="button" class="btn btn-primary" data-rester>
            {copy.stay}
          </button>
        </div>
        <div class="pu-idle-actions" data-cause="duree" hidden>
          <a class="btn btn-primary" href={`/connexion?${query.toString()}&renouveler=1`}>
            {copy.again}
          </a>
          <button type="button" class="btn" data-compris>
            {copy.endClose}
          </button>
        </div>
      </dialog>
      <script src={portalAssetUrl('idle-warning.js')} defer />
    </>
  )
}
