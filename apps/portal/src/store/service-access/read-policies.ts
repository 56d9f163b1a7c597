import type { Kysely } from 'kysely'
import type { ServiceWithPolicy } from '../../features/services/index.ts'
import type { PortalSchema } from '../schema.ts'
import { listServices } from '../sql-service-registry.ts'
import { readPopulation } from './population-rules.ts'

/** Every service with its policy, in three queries whatever their number. */
export async function readPolicies(db: Kysely<PortalSchema>): Promise<readonly ServiceWithPolicy[]> {
  const [services, rules, users] = await Promise.all([
    listServices(db),
    readPopulation(db),
    db.selectFrom('service_user_rule').select(['service_id', 'account_id', 'effect']).execute(),
  ])
  return services.map((service) => ({
    ...service,
    policy: {
      anonymous: service.anonymous,
      state: service.state,
      opensOn: service.opensOn,
      closesOn: service.closesOn,
      population: rules.filter(({ serviceId }) => serviceId === service.id),
      users: new Map(
        users
          .filter(({ service_id }) => service_id === service.id)
          .map(({ account_id, effect }) => [account_id, effect]),
      ),
    },
  }))
}
