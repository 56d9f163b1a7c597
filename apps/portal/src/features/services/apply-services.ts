import { parseUai } from '@preau/people'
import { isSamePolicy } from '../attribute-release/index.ts'
import { readServicesFile } from './read-services-file.ts'
import { isSameField } from './compare-services.ts'
import { shutAt } from './people-shut-out.ts'
import { serviceRefusals } from './refusals.ts'
import type { PopulationRuleDraft, Service, ServiceDraft } from './service.ts'
import { defaultProtocol, isSameProtocol } from './service-protocol.ts'
import type {
  Change,
  Groupings,
  ServiceAccess,
  ServiceChanges,
  ServiceProtocols,
  ServiceRegistry,
} from './service-registry.ts'
import { differencesOf, type ServiceDifference, snapshotOf } from './service-snapshot.ts'
import type { ServiceEntry, ServicesFile } from './services-file.ts'

/** Codes of the services, by what happened to them, and what changed in the first two. */
export interface AppliedServices {
  readonly created: string[]
  readonly updated: string[]
  readonly unchanged: string[]
  readonly differences: ServiceDifference[]
  /** Services that people may open and that the file leaves to nobody, with the number of these people. */
  readonly losses: ServiceLoss[]
}

export interface ServiceLoss {
  readonly code: string
  readonly people: number
}

export interface ApplyDeps {
  readonly serviceChanges: ServiceChanges
  readonly directory: {
    viewFor(scope: 'all'): { schools(): Promise<readonly { readonly id: string; readonly uai: string }[]> }
  }
}

export interface ApplyOptions {
  readonly change: Change
  /** Goes all the way, says what would change, and takes everything back. */
  readonly dryRun?: boolean
  /** How many accesses may be lost by services left to nobody, exactly. */
  readonly acceptLosses?: number
}

/**
 * Makes the registry agree with a file: services it names are created or updated, their population rules replaced when
 * it gives some, their release policy, log-out and proxying when it gives them. Services it does not name are left alone. The whole file
 * is one transaction; applying it twice changes nothing the second time.
 *
 * @throws Refusal `service.bad-file` before anything is written, `service.file-overtaken` when somebody saves one of its
 *   services at the same moment, `service.file-losses` when it leaves services to nobody and that was not accepted: nothing
 *   is changed either
 */
export async function applyServices(
  deps: ApplyDeps,
  content: string,
  { change, dryRun = false, acceptLosses = 0 }: ApplyOptions,
): Promise<AppliedServices> {
  const known = await deps.directory.viewFor('all').schools()
  const schools = new Map(known.map(({ uai, id }) => [uai, id]))
  const file = readServicesFile(content, schools)
  try {
    return await deps.serviceChanges.inTransaction(async (stores) => {
      const applied = await applyFile(stores, { file, schools }, change)
      if (dryRun) throw new TakenBack(applied)
      refuseLosses(applied, acceptLosses)
      return applied
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.applied
    throw error
  }
}

function refuseLosses({ losses }: AppliedServices, accepted: number): void {
  const lost = losses.reduce((sum, { people }) => sum + people, 0)
  if (lost === 0 || lost === accepted) return
  throw serviceRefusals.refuse('service.file-losses', {
    lost,
    codes: losses.map(({ code }) => code).join(', '),
  })
}

/** Leaves the transaction of a dry run, which then rolls back. */
class TakenBack extends Error {
  readonly applied: AppliedServices

  constructor(applied: AppliedServices) {
    super('dry run')
    this.applied = applied
  }
}

interface Stores {
  readonly services: ServiceRegistry
  readonly groupings: Groupings
  readonly access: ServiceAccess
  readonly protocols: ServiceProtocols
}

interface ReadFile {
  readonly file: ServicesFile
  /** Ids of the schools, by UAI. */
  readonly schools: ReadonlyMap<string, string>
}

async function applyFile(
  stores: Stores,
  { file, schools }: ReadFile,
  change: Change,
): Promise<AppliedServices> {
  const uais = new Map([...schools].map(([uai, id]) => [id, uai]))
  const groupings = await ensureGroupings(stores.groupings, file, change)
  const applied: AppliedServices = { created: [], updated: [], unchanged: [], differences: [], losses: [] }
  for (const entry of file.services) {
    const before = await snapshotOf(stores, entry.code, uais)
    const had = await peopleOf(stores, entry.code, change.at)
    await applyService(stores.services, draftOf(entry, groupings, schools), change)
    await applyPopulation(stores, { entry, schools }, change)
    await applyRelease(stores.services, entry, change)
    await applyProtocol(stores, entry, change)
    const after = await snapshotOf(stores, entry.code, uais)
    if (!after) throw overtaken(entry.code)
    const differences = differencesOf(entry.code, before, after)
    const verb = before ? (differences.length > 0 ? 'updated' : 'unchanged') : 'created'
    applied[verb].push(entry.code)
    if (had > 0 && (await peopleOf(stores, entry.code, change.at)) === 0)
      applied.losses.push({ code: entry.code, people: had })
    applied.differences.push(...differences)
  }
  return applied
}

/** How many people may open a service; none when it is shut or not there. */
async function peopleOf({ services, access }: Stores, code: string, at: Date): Promise<number> {
  const service = await services.find(code)
  if (!service || shutAt(service, at) !== undefined) return 0
  return (await access.countEntitled(service.id)).now
}

async function ensureGroupings(
  groupings: Groupings,
  file: ServicesFile,
  change: Change,
): Promise<ReadonlyMap<string, string>> {
  const known = await groupings.list()
  const missing = new Set(
    file.services.map(({ grouping }) => grouping).filter((name) => !known.some((one) => one.name === name)),
  )
  let position = Math.max(0, ...known.map((one) => one.position))
  for (const name of missing) {
    position += 1
    if ((await groupings.add({ name, position }, change)) === 'name-taken') throw overtaken(name)
  }
  return new Map((await groupings.list()).map(({ name, id }) => [name, id]))
}

function draftOf(
  entry: ServiceEntry,
  groupings: ReadonlyMap<string, string>,
  schools: ReadonlyMap<string, string>,
): ServiceDraft {
  const { grouping, school } = entry
  const ownerId = school === undefined ? null : (schools.get(parseUai(school) ?? '') ?? null)
  const { code, title, ssoType, url, position, xitiType, description, icon, inBar, anonymous } = entry
  const fields = { code, title, ssoType, url, position, xitiType, description, icon, inBar, anonymous }
  const { otherUrls, state, locked, opensOn, closesOn, closedMessage } = entry
  return {
    ...fields,
    otherUrls,
    state,
    locked,
    opensOn,
    closesOn,
    closedMessage,
    groupingId: groupings.get(grouping) ?? '',
    ownerId,
  }
}

async function applyService(services: ServiceRegistry, draft: ServiceDraft, change: Change): Promise<void> {
  const current = await services.find(draft.code)
  if (!current) {
    if ((await services.create(draft, change)) !== 'created') throw overtaken(draft.code)
    return
  }
  if (isSame(current, draft)) return
  const { kind } = await services.update({ draft, version: current.version }, change)
  if (kind !== 'saved') throw overtaken(draft.code)
}

/** A file that says nothing of the answer leaves it alone. */
async function applyRelease(
  services: ServiceRegistry,
  { code, release }: ServiceEntry,
  change: Change,
): Promise<void> {
  const current = await services.find(code)
  if (!current) throw overtaken(code)
  if (release === undefined || isSamePolicy(current.release, release)) return
  const { kind } = await services.setRelease({ code, release, version: current.version }, change)
  if (kind !== 'saved') throw overtaken(code)
}

/** What a file does not say of log-outs and of proxying stays. */
async function applyProtocol(
  { services, protocols }: Stores,
  { code, logout, proxy }: ServiceEntry,
  change: Change,
): Promise<void> {
  const current = await services.find(code)
  if (!current) throw overtaken(code)
  const kept = (await protocols.of(current.id)) ?? defaultProtocol
  const protocol = {
    ...kept,
    ...(logout && { logout: logout.way, logoutUrl: logout.url }),
    ...(proxy && { mayProxy: proxy.allowed, proxyCallback: proxy.callback }),
  }
  if (isSameProtocol(kept, protocol)) return
  const { kind } = await protocols.save({ code, protocol, version: current.version }, change)
  if (kind !== 'saved') throw overtaken(code)
}

function overtaken(name: string): Error {
  return serviceRefusals.refuse('service.file-overtaken', { name })
}

function isSame(current: Service, draft: ServiceDraft): boolean {
  const fields = Object.keys(draft) as (keyof ServiceDraft)[] // keys of a draft
  return fields.every((field) => isSameField(current[field], draft[field]))
}

interface EntryPlace {
  readonly entry: ServiceEntry
  readonly schools: ReadonlyMap<string, string>
}

/** A file that gives no population leaves the rules alone. */
async function applyPopulation(
  { services, access }: Stores,
  { entry, schools }: EntryPlace,
  change: Change,
): Promise<void> {
  if (entry.population === undefined) return
  const service = await services.find(entry.code)
  if (!service) throw overtaken(entry.code)
  const rules = entry.population.flatMap((rule) => ruleDrafts(rule, schools))
  const changed = await access.replacePopulationRules(service.id, rules, change)
  if (changed === 'unknown-service') throw overtaken(entry.code)
}

type PopulationEntry = NonNullable<ServiceEntry['population']>[number]

function ruleDrafts(entry: PopulationEntry, schools: ReadonlyMap<string, string>): PopulationRuleDraft[] {
  const target = entry.schools === 'all' ? 'all' : 'schools'
  const named = entry.schools === 'all' ? [] : entry.schools
  const establishmentIds = [...new Set(named.flatMap((uai) => schools.get(parseUai(uai) ?? '') ?? []))]
  const filters = {
    subjectCode: entry.subject,
    functionCode: entry.function,
    disciplineCode: entry.discipline,
  }
  return entry.profiles.map((profile) => ({ target, establishmentIds, groupIds: [], profile, ...filters }))
}
