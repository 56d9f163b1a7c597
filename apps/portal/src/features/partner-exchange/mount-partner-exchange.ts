import type { FastifyInstance } from 'fastify'
import type { PartnerExchangeDeps } from './exchange-deps.ts'
import { mountKeys } from './keys/mount-keys.ts'

/** `/administration/echanges…`. */
export function mountPartnerExchange(app: FastifyInstance, deps: PartnerExchangeDeps): void {
  mountKeys(app, deps)
}
