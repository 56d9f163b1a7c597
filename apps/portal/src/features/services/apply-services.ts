import { parseUai } from '@preau/people'
import { serviceRefusals } from './refusals.ts'
import type { PopulationRuleDraft, Service, ServiceDraft } from './service.ts'
import type { Change, Groupings, ServiceAccess, ServiceRegistry } from './service-registry.ts'
import { type ServiceEntry, servicesFile, type ServicesFile } from './services-file.ts'

/** Codes of the services, by what happened to them. */
export interface AppliedServices {
  readonly created: string[]
  readonly updated: string[]
  readonly unchanged: string[]
}

export interface ApplyDeps {
  readonly services: ServiceRegistry
  readonly groupings: Groupings
  readonly access: ServiceAccess
  readonly directory: {
    viewFor(scope: 'all'): { schools(): Promise<readonly { readonly id: string; readonly uai: string }[]> }
  }
}

/**
 * Makes the registry agree with a file: services it names are created or updated, and their population rules replaced
 * when it gives some. Services it does not name are left alone. Applying a file twice changes nothing the second time.
 *
 * @throws Refusal `service.bad-file`, before anything is written
 */
export async function applyServices(
  deps: ApplyDeps,
  content: string,
  change: Change,
): Promise<AppliedServices> {
  const file = parseFile(content)
  const schools = new Map((await deps.directory.viewFor('all').schools()).map(({ uai, id }) => [uai, id]))
  checkSchools(file, schools)
  const groupings = await ensureGroupings(deps, file, change)
  const applied: AppliedServices = { created: [], updated: [], unchanged: [] }
  for (const entry of file.services) {
    const draft = draftOf(entry, groupings, schools)
    const verb = await applyService(deps, draft, change)
    const ruled = await applyPopulation(deps, entry, schools, change)
    applied[verb === 'unchanged' && ruled ? 'updated' : verb].push(entry.code)
  }
  return applied
}

function parseFile(content: string): ServicesFile {
  const parsed = servicesFile.safeParse(jsonOf(content))
  if (parsed.success) return parsed.data
  throw badFile(parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`))
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
  deps: ApplyDeps,
  file: ServicesFile,
  change: Change,
): Promise<ReadonlyMap<string, string>> {
  const known = await deps.groupings.list()
  const missing = new Set(
    file.services.map(({ grouping }) => grouping).filter((name) => !known.some((one) => one.name === name)),
  )
  let position = Math.max(0, ...known.map((one) => one.position))
  for (const name of missing) {
    position += 1
    await deps.groupings.add({ name, position }, change)
  }
  return new Map((await deps.groupings.list()).map(({ name, id }) => [name, id]))
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
  deps: ApplyDeps,
  draft: ServiceDraft,
  change: Change,
): Promise<'created' | 'updated' | 'unchanged'> {
  const current = await deps.services.find(draft.code)
  if (!current) {
    await deps.services.create(draft, change)
    return 'created'
  }
  if (isSame(current, draft)) return 'unchanged'
  await deps.services.update({ draft, version: current.version }, change)
  return 'updated'
}

function isSame(current: Service, draft: ServiceDraft): boolean {
  return Object.entries(draft).every(([field, value]) => current[field as keyof ServiceDraft] === value) // entries of a draft
}

/** True when a rule was added or removed. A file that gives no population leaves the rules alone. */
async function applyPopulation(
  deps: ApplyDeps,
  entry: ServiceEntry,
  schools: ReadonlyMap<string, string>,
  change: Change,
): Promise<boolean> {
  if (entry.population === undefined) return false
  const service = await deps.services.find(entry.code)
  if (!service) return false
  const wanted = entry.population.flatMap((rule) => ruleDrafts(rule, schools))
  const existing = await deps.access.populationRules(service.id)
  const superfluous = existing.filter((rule) => !wanted.some((other) => keyOf(other) === keyOf(rule)))
  for (const rule of superfluous) await deps.access.removePopulationRule(service.id, rule.id, change)
  let added = 0
  for (const rule of wanted) {
    if ((await deps.access.addPopulationRule(service.id, rule, change)) === 'added') added += 1
  }
  return added + superfluous.length > 0
}

type PopulationEntry = NonNullable<ServiceEntry['population']>[number]

function ruleDrafts(entry: PopulationEntry, schools: ReadonlyMap<string, string>): PopulationRuleDraft[] {
  const target = entry.schools === 'all' ? 'all' : 'schools'
  const named = entry.schools === 'all' ? [] : entry.schools
  const establishmentIds = named.flatMap((uai) => schools.get(parseUai(uai) ?? '') ?? [])
  const filters = {
    subjectCode: entry.subject,
    functionCode: entry.function,
    disciplineCode: entry.discipline,
  }
  return entry.profiles.map((profile) => ({ target, establishmentIds, profile, ...filters }))
}

/** What makes two rules the same; how the schools were chosen on the screen does not matter. */
function keyOf(rule: PopulationRuleDraft): string {
  const { establishmentIds, profile, subjectCode, functionCode, disciplineCode } = rule
  const filters = [subjectCode ?? '', functionCode ?? '', disciplineCode ?? '']
  return JSON.stringify([rule.target === 'all', [...establishmentIds].sort(), profile, ...filters])
}
