import { templateOf } from '../attribute-release/index.ts'
import type { NamedPopulationRule } from './service.ts'
import { defaultProtocol } from './service-protocol.ts'
import type { ServiceAccess, ServiceProtocols, ServiceRegistry } from './service-registry.ts'

/** A service as the file would say it; `population` has one line of text per rule. */
export type ServiceSnapshot = Readonly<Record<string, unknown>>

/** A field whose value changed, in the words of the file; `from` is undefined for a new service. */
export interface ServiceDifference {
  readonly code: string
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

interface SnapshotStores {
  readonly services: Pick<ServiceRegistry, 'find'>
  readonly access: Pick<ServiceAccess, 'populationRules'>
  readonly protocols: Pick<ServiceProtocols, 'of'>
}

/** What the registry holds of a service, if it knows it. `uais`: UAI of each school, by id. */
export async function snapshotOf(
  { services, access, protocols }: SnapshotStores,
  code: string,
  uais: ReadonlyMap<string, string>,
): Promise<ServiceSnapshot | undefined> {
  const service = await services.find(code)
  if (!service) return undefined
  const { title, ssoType, url, position, xitiType, description, icon, inBar, anonymous, release } = service
  const { otherUrls, state, locked, opensOn, closesOn, closedMessage } = service
  const rules = await access.populationRules(service.id)
  const protocol = (await protocols.of(service.id)) ?? defaultProtocol
  return {
    ...{ title, ssoType, url, otherUrls, grouping: service.groupingName, position, xitiType, description },
    ...{ icon, inBar, anonymous, state, locked, opensOn, closesOn, closedMessage },
    school: service.ownerId === null ? null : (uais.get(service.ownerId) ?? null),
    population: rules.map((rule) => ruleText(rule, uais)).sort(),
    release: release && (templateOf(release) ?? release),
    logout: { way: protocol.logout, url: protocol.logoutUrl },
    proxy: { allowed: protocol.mayProxy, callback: protocol.proxyCallback },
  }
}

function ruleText(rule: NamedPopulationRule, uais: ReadonlyMap<string, string>): string {
  const schools = rule.establishmentIds.map((id) => uais.get(id) ?? id).sort()
  const filters = { subject: rule.subjectCode, function: rule.functionCode, discipline: rule.disciplineCode }
  return [
    rule.profile,
    rule.target === 'all' ? 'all' : schools.join(', '),
    ...rule.groups.map(({ name }) => `group=${name}`),
    ...Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
  ].join(' · ')
}

/** The fields that differ, in the order of the file. */
export function differencesOf(
  code: string,
  before: ServiceSnapshot | undefined,
  after: ServiceSnapshot,
): readonly ServiceDifference[] {
  return Object.entries(after)
    .filter(([field, to]) => JSON.stringify(before?.[field]) !== JSON.stringify(to))
    .map(([field, to]) => ({ code, field, from: before?.[field], to }))
}
