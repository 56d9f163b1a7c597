import { parseUai } from '@preau/people'
import { z } from 'zod'
import { serviceRefusals } from './refusals.ts'
import type { PopulationRuleDraft, Service, ServiceDraft } from './service.ts'
import type { Change, Groupings, ServiceAccess, ServiceChanges, ServiceRegistry } from './service-registry.ts'
import { type ServiceEntry, servicesFile, type ServicesFile } from './services-file.ts'

/** Codes of the services, by what happened to them. */
export interface AppliedServices {
  readonly created: string[]
  readonly updated: string[]
  readonly unchanged: string[]
}

export interface ApplyDeps {
  readonly serviceChanges: ServiceChanges
  readonly directory: {
    viewFor(scope: 'all'): { schools(): Promise<readonly { readonly id: string; readonly uai: string }[]> }
  }
}

/**
 * Makes the registry agree with a file: services it names are created or updated, and their population rules replaced
 * when it gives some. Services it does not name are left alone. The whole file is one transaction; applying it twice
 * changes nothing the second time.
 *
 * @throws Refusal `service.bad-file` before anything is written, `service.file-overtaken` when somebody saves one of its
 *   services at the same moment: nothing is changed either
 */
export async function applyServices(
  deps: ApplyDeps,
  content: string,
  change: Change,
): Promise<AppliedServices> {
  const file = parseFile(content)
  const schools = new Map((await deps.directory.viewFor('all').schools()).map(({ uai, id }) => [uai, id]))
  checkSchools(file, schools)
  return deps.serviceChanges.inTransaction(async (stores) => {
    const groupings = await ensureGroupings(stores.groupings, file, change)
    const applied: AppliedServices = { created: [], updated: [], unchanged: [] }
    for (const entry of file.services) {
      const verb = await applyService(stores.services, draftOf(entry, groupings, schools), change)
      const ruled = await applyPopulation(stores, { entry, schools }, change)
      applied[verb === 'unchanged' && ruled ? 'updated' : verb].push(entry.code)
    }
    return applied
  })
}

const french = z.locales.fr().localeError

function parseFile(content: string): ServicesFile {
  const parsed = servicesFile.safeParse(jsonOf(content), { error: french })
  if (parsed.success) return parsed.data
  throw badFile(
    parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')} (${message})`,
    ),
  )
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw serviceRefusals.refuse('service.bad-file', { problems: 'ce n’est pas du JSON' }, { cause: error })
  }
}

function checkSchools(file: ServicesFile, schools: ReadonlyMap<string, string>): void {
  const named = file.services.flatMap(({ school, population = [] }) => [
    ...(school === undefined ? [] : [school]),
    ...population.flatMap((rule) => (rule.schools === 'all' ? [] : rule.schools)),
  ])
  const unknown = [...new Set(named)].filter((uai) => !schools.has(parseUai(uai) ?? ''))
  if (unknown.length > 0)
    throw badFile(unknown.map((uai) => `l’établissement ${uai} n’est pas dans l’annuaire`))
  const codes = file.services.map(({ code }) => code)
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  if (twice.length > 0) throw badFile(twice.map((code) => `le code ${code} figure deux fois`))
}

function badFile(problems: readonly string[]): Error {
  return serviceRefusals.refuse('service.bad-file', { problems: problems.join('\u202f; ') })
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
  return { ...fields, groupingId: groupings.get(grouping) ?? '', ownerId }
}

async function applyService(
  services: ServiceRegistry,
  draft: ServiceDraft,
  change: Change,
): Promise<'created' | 'updated' | 'unchanged'> {
  const current = await services.find(draft.code)
  if (!current) {
    if ((await services.create(draft, change)) === 'created') return 'created'
    throw overtaken(draft.code)
  }
  if (isSame(current, draft)) return 'unchanged'
  const { kind } = await services.update({ draft, version: current.version }, change)
  if (kind !== 'saved') throw overtaken(draft.code)
  return 'updated'
}

function overtaken(name: string): Error {
  return serviceRefusals.refuse('service.file-overtaken', { name })
}

function isSame(current: Service, draft: ServiceDraft): boolean {
  return Object.entries(draft).every(([field, value]) => current[field as keyof ServiceDraft] === value) // entries of a draft
}

interface EntryPlace {
  readonly entry: ServiceEntry
  readonly schools: ReadonlyMap<string, string>
}

/** True when a rule was added or removed. A file that gives no population leaves the rules alone. */
async function applyPopulation(
  { services, access }: { readonly services: ServiceRegistry; readonly access: ServiceAccess },
  { entry, schools }: EntryPlace,
  change: Change,
): Promise<boolean> {
  if (entry.population === undefined) return false
  const service = await services.find(entry.code)
  if (!service) throw overtaken(entry.code)
  const rules = entry.population.flatMap((rule) => ruleDrafts(rule, schools))
  const changed = await access.replacePopulationRules(service.id, rules, change)
  if (changed === 'unknown-service') throw overtaken(entry.code)
  return changed > 0
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
  return entry.profiles.map((profile) => ({ target, establishmentIds, profile, ...filters }))
}
