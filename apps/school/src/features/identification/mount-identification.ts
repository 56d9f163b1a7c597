import type { FastifyInstance } from 'fastify'
import { type CorrectionsDeps, mountCorrections } from './mount-corrections.ts'
import { type CausesDeps, mountCauses } from './mount-causes.ts'
import { mountBulk } from './inbox/mount-bulk.ts'
import { type LinksDeps, mountLinks } from './inbox/mount-links.ts'
import { mountInbox } from './inbox/mount-inbox.ts'
import { type FailuresDeps, mountFailures } from './mount-failures.ts'

export type IdentificationDeps = CausesDeps & CorrectionsDeps & FailuresDeps & LinksDeps

/** What identification shows: the form of a failure, and *Résolution des échecs*. */
export function mountIdentification(app: FastifyInstance, deps: IdentificationDeps): void {
  mountCorrections(app, deps)
  mountInbox(app, deps)
  mountBulk(app, deps)
  mountLinks(app, deps)
  mountFailures(app, deps)
  mountCauses(app, deps)
}
