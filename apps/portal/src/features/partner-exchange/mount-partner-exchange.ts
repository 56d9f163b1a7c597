import type { FastifyInstance } from 'fastify'
import { mountKeys } from './keys/mount-keys.ts'
import { mountPush, type PushDeps } from './push/mount-push.ts'
import { mountSchool, type SchoolDeps } from './school/mount-school.ts'

/** `/administration/echanges…`, and the wire end `/echanges/identifiants/:uai`. */
export async function mountPartnerExchange(app: FastifyInstance, deps: SchoolDeps & PushDeps): Promise<void> {
  mountKeys(app, deps)
  mountSchool(app, deps)
  await mountPush(app, deps)
}
