import type { VNode } from 'preact'
import { SessionWarning } from '../../../frame/session-warning.tsx'
import type { View } from '../../../frame/view.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'

/** Pages under the root of a base that its own pages ask for about the session. */
export const sessionPages = { stay: 'session-rester', ended: 'session-terminee' } as const

interface SpaceSessionWarningProps {
  readonly view: View
  readonly base: SchoolBase
}

/** The warning before the end of the session of somebody in the spaces of a base. */
export function SpaceSessionWarning({ view, base }: SpaceSessionWarningProps): VNode {
  const root = rootPath(base)
  return (
    <SessionWarning
      view={view}
      session={`espace-${base.pathName.toLowerCase()}`}
      stayHref={root + sessionPages.stay}
      endedHref={root + sessionPages.ended}
    />
  )
}
