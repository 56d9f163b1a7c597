import type { VNode } from 'preact'
import { assetUrl } from '../assets/asset-url.ts'
import { idleWarningCopy as copy } from './idle-warning-copy.fr.ts'

/** How much is left of a session: without activity, and whatever happens. */
export interface SessionEnds {
  /** Without a request for this long, it ends. Milliseconds. */
  readonly idleMs: number
  readonly endsAt: Date
  /** Until `endsAt`, when the page is written. Milliseconds. */
  readonly leftMs: number
}

export interface IdleWarningProps extends SessionEnds {
  /** `endsAt` as the product writes moments. */
  readonly endsAtText: string
  /** Asked by « Rester connecté »; answers 204 while the session lives. */
  readonly stayHref: string
  /** Where the end of a session leads, with a query to which `cause=inactivite` or `cause=duree` is added. */
  readonly endedHref: string
  /** Where one signs in again at once; without it the page only tells. */
  readonly againHref?: string | undefined
  /** Names the session among those of one site: its tabs tell each other of activity under this name. */
  readonly session: string
}

/**
 * The warning one minute before the session ends, for want of activity or because its time is over, whichever comes first; it
 * shows nothing until then, and nothing at all without script.
 */
export function IdleWarning(props: IdleWarningProps): VNode {
  return (
    <>
      <dialog
        id="inactivite"
        class="pu-idle"
        aria-labelledby="inactivite-titre"
        aria-describedby="inactivite-texte"
        data-idle-seconds={String(Math.floor(props.idleMs / 1000))}
        data-left-seconds={String(Math.ceil(props.leftMs / 1000))}
        data-session={props.session}
        data-stay={props.stayHref}
        data-ended={props.endedHref}
      >
        <Words endsAtText={props.endsAtText} />
        <Ways againHref={props.againHref} />
      </dialog>
      <script src={assetUrl('idle-warning.js')} defer />
    </>
  )
}

function Words({ endsAtText }: Pick<IdleWarningProps, 'endsAtText'>): VNode {
  return (
    <>
      <h2 id="inactivite-titre">
        <span data-cause="inactivite">{copy.title}</span>
        <span data-cause="duree" hidden>
          {copy.endTitle}
        </span>
      </h2>
      <div id="inactivite-texte">
        <p data-cause="inactivite">{copy.text}</p>
        <p data-cause="duree" hidden>
          {copy.endText(endsAtText)}
        </p>
        <p>
          {copy.left} <strong data-secondes>60</strong> {copy.seconds}
        </p>
        <p data-cause="inactivite">{copy.lastEnd(endsAtText)}</p>
      </div>
    </>
  )
}

function Ways({ againHref }: Pick<IdleWarningProps, 'againHref'>): VNode {
  return (
    <>
      <div class="pu-idle-actions" data-cause="inactivite">
        <button type="button" class="btn btn-primary" data-rester>
          {copy.stay}
        </button>
      </div>
      <div class="pu-idle-actions" data-cause="duree" hidden>
        {againHref === undefined ? null : (
          <a class="btn btn-primary" href={againHref}>
            {copy.again}
          </a>
        )}
        <button type="button" class="btn" data-compris>
          {copy.endClose}
        </button>
      </div>
    </>
  )
}
