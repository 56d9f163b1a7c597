import type { SdetProfile } from '@preau/people'
import type {
  Change,
  NamedPopulationRule,
  Service,
  ServiceAccess,
  ServiceChanges,
} from '../services/index.ts'
import { declarePronote, plainRule } from './declare-pronote.ts'

/** « Pronote : Oui » for one school, as the page shows it. */
export interface SchoolAccess {
  /** The school's own PRONOTE-compatible service, or else the one of the whole portal. */
  readonly service: Service | undefined
  /** Its rights « everybody of a profile in this school ». */
  readonly plain: readonly NamedPopulationRule[]
  /** It has rights of another form for this school, which the page leaves alone. */
  readonly others: boolean
}

/** Reads what stands for a school. */
export async function readSchoolAccess(
  {
    services,
    access,
  }: { readonly services: { list(): Promise<readonly Service[]> }; readonly access: ServiceAccess },
  schoolId: string,
): Promise<SchoolAccess> {
  const known = (await services.list()).filter(({ ssoType }) => ssoType === 'pronote-cas')
  const service =
    known.find(({ ownerId }) => ownerId === schoolId) ?? known.find(({ ownerId }) => ownerId === null)
  const rules = service ? await access.populationRules(service.id) : []
  const plain = rules.filter((rule) => isPlain(rule, schoolId))
  const concerning = rules.filter(
    ({ target, establishmentIds }) => target === 'all' || establishmentIds.includes(schoolId),
  )
  return { service, plain, others: concerning.length > plain.length }
}

function isPlain(rule: NamedPopulationRule, schoolId: string): boolean {
  const { target, establishmentIds, subjectCode, functionCode, disciplineCode } = rule
  const filtered = [subjectCode, functionCode, disciplineCode].some((code) => code !== undefined)
  const here = establishmentIds.length === 1 && establishmentIds[0] === schoolId
  return (target === 'site' || target === 'schools') && here && !filtered
}

/** Is the service open to somebody of the school? */
export function isOpen({ service, plain, others }: SchoolAccess): boolean {
  return service?.state === 'published' && (plain.length > 0 || others)
}

/** What was asked of the page, on the state it showed. */
export interface SchoolAccessOrder {
  readonly schoolId: string
  readonly open: boolean
  readonly url: string
  readonly title: string
  readonly profiles: readonly SdetProfile[]
  /** {@link stampOf} of what the page showed. */
  readonly stamp: string
}

/** Changes as soon as anything that the page shows does. */
export function stampOf({ service, plain }: SchoolAccess): string {
  const profiles = plain.map(({ profile }) => profile).sort()
  return [service?.code ?? '', String(service?.version ?? 0), ...profiles].join(' ')
}

/** The rights that an order takes away. */
export function withdrawn(access: SchoolAccess, order: SchoolAccessOrder): readonly NamedPopulationRule[] {
  return access.plain.filter(({ profile }) => !order.open || !order.profiles.includes(profile))
}

/**
 * Creates or publishes the service and gives it to these profiles of the school, or closes it; all or nothing. A service of
 * the whole portal keeps its address and its state: its school decides of its own people alone.
 */
export function applySchoolAccess(
  changes: ServiceChanges,
  order: SchoolAccessOrder,
  change: Change,
): Promise<'done' | 'changed'> {
  return changes.inTransaction(async (stores) => {
    const current = await readSchoolAccess(stores, order.schoolId)
    if (stampOf(current) !== order.stamp) return 'changed'
    const { service } = current
    if (!service) {
      if (order.open) await declarePronote(stores, order, change)
      return 'done'
    }
    for (const { id } of withdrawn(current, order))
      await stores.access.removePopulationRule(service.id, id, change)
    const rules = order.open ? order.profiles.map((profile) => plainRule(profile, order.schoolId)) : []
    if (rules.length > 0) await stores.access.addPopulationRules(service.id, rules, change)
    if (service.ownerId !== order.schoolId) return 'done'
    const draft = {
      ...service,
      url: order.open ? order.url : service.url,
      state: order.open ? 'published' : 'disabled',
    } as const
    if (draft.url === service.url && draft.state === service.state) return 'done'
    const { kind } = await stores.services.update({ draft, version: service.version }, change)
    return kind === 'saved' ? 'done' : 'changed'
  })
}
