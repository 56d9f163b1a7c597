import type { SdetProfile } from '@preau/people'
import { sameService } from '@preau/cas'
import type {
  Change,
  Groupings,
  PopulationRuleDraft,
  Service,
  ServiceAccess,
  ServiceRegistry,
} from '../services/index.ts'

/** What the administrator answered. */
export interface GuidedAnswers {
  readonly url: string
  readonly title: string
  readonly profiles: readonly SdetProfile[]
  readonly schoolId: string
}

export type Declared =
  | { readonly kind: 'created'; readonly code: string }
  /** A service already has this address. */
  | { readonly kind: 'exists'; readonly service: Service }

export interface DeclaringStores {
  readonly services: ServiceRegistry
  readonly groupings: Groupings
  readonly access: ServiceAccess
}

const usualCode = 'PRONOTECAS'
const usualGrouping = 'Scolarité'
/** « Les services de vie scolaire » (ent-ecosystem §4.3). */
const schoolLifeXiti = 5

/**
 * Declares a PRONOTE-compatible service and opens it to the profiles of one school, as a careful administrator would by hand
 * (product A3, D: type, grouping, order 9, Xiti type). Give it the stores of one transaction: all or nothing.
 */
export async function declarePronote(
  stores: DeclaringStores,
  answers: GuidedAnswers,
  change: Change,
): Promise<Declared> {
  const services = await stores.services.list()
  const same = services.find(
    ({ url, otherUrls, ownerId }) =>
      [url, ...otherUrls].some((one) => sameService(one, answers.url)) &&
      (ownerId === null || ownerId === answers.schoolId),
  )
  if (same) return { kind: 'exists', service: same }
  const code = freeCode(services.map((service) => service.code))
  await create(stores, { code, answers }, change)
  return { kind: 'created', code }
}

async function create(
  { services, groupings, access }: DeclaringStores,
  { code, answers }: { readonly code: string; readonly answers: GuidedAnswers },
  change: Change,
): Promise<void> {
  const { url, title, profiles, schoolId } = answers
  const groupingId = await usualGroupingId(groupings, change)
  const created = await services.create(
    {
      ...{ code, title, url, groupingId, ownerId: schoolId },
      ...{ ssoType: 'pronote-cas', position: 9, xitiType: schoolLifeXiti, icon: 'school' },
      ...{ description: '', inBar: true, anonymous: false, state: 'published', locked: false },
      ...{ opensOn: null, closesOn: null, closedMessage: '', otherUrls: [] },
    },
    change,
  )
  const service = await services.find(code)
  if (created !== 'created' || !service)
    throw new Error(`the service ${code} could not be created: ${created}`)
  const rules = profiles.map((profile) => plainRule(profile, schoolId))
  await access.addPopulationRules(service.id, rules, change)
}

/** Everybody of a profile in one school. */
export function plainRule(profile: SdetProfile, schoolId: string): PopulationRuleDraft {
  const filters = { subjectCode: undefined, functionCode: undefined, disciplineCode: undefined }
  return { target: 'site', establishmentIds: [schoolId], groupIds: [], profile, ...filters }
}

async function usualGroupingId(groupings: Groupings, change: Change): Promise<string> {
  const known = await groupings.list()
  const usual = known.find(({ name }) => name === usualGrouping) ?? known[0]
  if (usual) return usual.id
  await groupings.add({ name: usualGrouping, position: 1 }, change)
  return (await groupings.list())[0]?.id ?? ''
}

function freeCode(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? usualCode : `${usualCode}-${String(number)}`
    if (!taken.includes(code)) return code
  }
}
