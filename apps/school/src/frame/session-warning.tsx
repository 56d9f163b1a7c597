import { IdleWarning } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment } from './format.ts'
import type { View } from './view.ts'

interface SessionWarningProps {
  readonly view: View
  /** Names the session among those of this server. */
  readonly session: string
  readonly stayHref: string
  /** Where the end leads; `retour` is added. */
  readonly endedHref: string
  /** Where one signs in again without waiting; `retour` is added. */
  readonly againHref?: string
}

/** The warning before the end of the session of this page (product.md B5); nothing on a page without one. */
export function SessionWarning({ view: { ends }, session, ...hrefs }: SessionWarningProps): VNode | null {
  if (ends === undefined) return null
  const back = new URLSearchParams({ retour: ends.next }).toString()
  return (
    <IdleWarning
      {...ends}
      endsAtText={formatMoment(ends.endsAt)}
      session={session}
      stayHref={hrefs.stayHref}
      endedHref={`${hrefs.endedHref}?${back}`}
      againHref={hrefs.againHref && `${hrefs.againHref}?${back}`}
    />
  )
}

/** That of an operator, on every page of the console and of the client. */
export function OperatorSessionWarning({ view }: { readonly view: View }): VNode {
  return (
    <SessionWarning
      view={view}
      session="operateur"
      stayHref="/connexion/rester"
      endedHref="/connexion/terminee"
      againHref="/connexion"
    />
  )
}
