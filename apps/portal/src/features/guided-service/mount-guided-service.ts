import type { FastifyInstance } from 'fastify'
import type { GuidedDeps } from './guided-deps.ts'
import { mountGuided } from './mount-guided.ts'
import { mountSchoolAccess } from './mount-school-access.ts'
import { mountTrial } from './mount-trial.ts'

/** The guided creation of a PRONOTE-compatible service, and the tab « Essai » of every service. */
export function mountGuidedService(app: FastifyInstance, deps: GuidedDeps): void {
  mountGuided(app, deps)
  mountTrial(app, deps)
  mountSchoolAccess(app, deps)
}
