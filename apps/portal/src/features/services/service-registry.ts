import type { Actor, Scope } from '../../frame/visitor.ts'
import type { ReleasePolicy } from '../attribute-release/index.ts'
import type { AccessPerson } from './decide-access.ts'
import type { ServiceProtocol } from './service-protocol.ts'
import type {
  Grouping,
  NamedPopulationRule,
  PopulationRuleDraft,
  Service,
  ServiceDraft,
  ServiceWithPolicy,
  UserRule,
} from './service.ts'
import type { ServiceHistoryEntry } from './service-history.ts'

/** Who changes something, and when: what the audit line needs. */
export interface Change {
  readonly by: Actor
  readonly at: Date
}

/** The outcome of an edition made on version `n` of a service. */
export type UpdateResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'grouping-gone' }
  /** Somebody else saved in between: nothing was written, here is what stands. */
  | { readonly kind: 'changed'; readonly current: Service }

/** A release policy to keep; null gives back the ready template of the type of SSO. */
export interface ReleaseEdit {
  readonly code: string
  readonly release: ReleasePolicy | null
  readonly version: number
}

/** A value and the words for it, for a drop-down list. */
export interface Coded {
  readonly code: string
  readonly label: string
}

/** Port: declared services. Every change writes its audit line in the same transaction. */
export interface ServiceRegistry {
  /** Every service, in the order of the service bar. */
  list(): Promise<readonly Service[]>
  find(code: string): Promise<Service | undefined>
  create(draft: ServiceDraft, change: Change): Promise<'created' | 'code-taken' | 'grouping-gone'>
  update(
    edit: { readonly draft: ServiceDraft; readonly version: number },
    change: Change,
  ): Promise<UpdateResult>
  /** Decides what the service learns of a person, on version `n` of the service. */
  setRelease(
    edit: ReleaseEdit,
    change: Change,
  ): Promise<Extract<UpdateResult, { kind: 'saved' | 'gone' | 'changed' }>>
  remove(code: string, change: Change): Promise<void>
  /** What was changed of a service, newest first, two hundred lines at most. */
  history(serviceId: string): Promise<readonly ServiceHistoryEntry[]>
}

/** Port: managed list of « Regroupements ». */
export interface Groupings {
  list(): Promise<readonly Grouping[]>
  add(
    grouping: { readonly name: string; readonly position: number },
    change: Change,
  ): Promise<'done' | 'name-taken'>
  /** `changed`: it is no longer at the version that the form showed, and nothing was written. */
  rename(
    grouping: Omit<Grouping, 'serviceCount'>,
    change: Change,
  ): Promise<'done' | 'name-taken' | 'changed' | 'gone'>
  /** A grouping that still holds services stays. */
  remove(id: string, change: Change): Promise<'done' | 'in-use' | 'gone'>
}

/** Whom to look for among those who may use a service. */
export interface EntitledQuery {
  readonly scope: Scope
  /** Part of a name, or a log-in name; empty: everybody. */
  readonly text: string
  readonly offset: number
  readonly limit: number
}

export interface EntitledPeople {
  readonly total: number
  readonly people: readonly {
    readonly accountId: string
    readonly name: string
    readonly login: string
    /** The first population rule that fits; undefined: given by name. */
    readonly ruleId: string | undefined
  }[]
}

/** Population rules that count as gone, and people whose decision by name does, by id. */
export interface WithoutRules {
  readonly rules?: readonly string[]
  readonly users?: readonly string[]
}

/** Port: who may use a service. */
export interface ServiceAccess {
  /** Every service with its policy, in the order of the service bar: for the CAS server and the home page. */
  policies(): Promise<readonly ServiceWithPolicy[]>
  person(accountId: string): Promise<AccessPerson | undefined>
  populationRules(serviceId: string): Promise<readonly NamedPopulationRule[]>
  /** Adds the rules that are not there yet, all or none; how many were. */
  addPopulationRules(
    serviceId: string,
    rules: readonly PopulationRuleDraft[],
    change: Change,
  ): Promise<number | 'unknown-service'>
  /** Makes these the rules of the service; how many were added or removed. */
  replacePopulationRules(
    serviceId: string,
    rules: readonly PopulationRuleDraft[],
    change: Change,
  ): Promise<number | 'unknown-service'>
  removePopulationRule(serviceId: string, ruleId: string, change: Change): Promise<void>
  userRules(serviceId: string): Promise<readonly UserRule[]>
  /** `login` of an account of the actor's schools; `unknown` when there is none. */
  setUserRule(
    rule: { readonly serviceId: string; readonly login: string; readonly effect: 'grant' | 'refuse' },
    change: Change,
  ): Promise<'done' | 'unknown' | 'unknown-service'>
  removeUserRule(serviceId: string, accountId: string, change: Change): Promise<void>
  /** Those who have the right to use a service, whatever its opening, by name, with what gives it to each of them. */
  entitled(serviceId: string, query: EntitledQuery): Promise<EntitledPeople>
  /** How many people of the whole portal have it, now and once some decisions are gone. */
  countEntitled(
    serviceId: string,
    without?: WithoutRules,
  ): Promise<{ readonly now: number; readonly then: number }>
  /** Schools and groups of a scope, and the values that can narrow a rule. */
  choices(scope: Scope): Promise<{
    readonly schools: readonly { readonly id: string; readonly name: string }[]
    readonly groups: readonly {
      readonly id: string
      readonly name: string
      readonly schoolId: string
      readonly schoolName: string
    }[]
    readonly subjects: readonly Coded[]
    readonly functions: readonly Coded[]
    readonly disciplines: readonly Coded[]
  }>
}

/** Port: what each service may do as a proxy, and how it is told of log-outs. */
export interface ServiceProtocols {
  /** `undefined` when nobody chose anything. */
  of(serviceId: string): Promise<ServiceProtocol | undefined>
  /** Keeps the choices made on version `n` of the service, and writes the audit line in the same transaction. */
  save(
    edit: { readonly code: string; readonly protocol: ServiceProtocol; readonly version: number },
    change: Change,
  ): Promise<Extract<UpdateResult, { kind: 'saved' | 'gone' | 'changed' }>>
}

/** Port: changes of services that stand or fall together. */
export interface ServiceChanges {
  /** Commits when `work` returns, rolls back when it throws. One at a time: a second one waits for the first. */
  inTransaction<Result>(
    work: (stores: {
      readonly services: ServiceRegistry
      readonly groupings: Groupings
      readonly access: ServiceAccess
      readonly protocols: ServiceProtocols
    }) => Promise<Result>,
  ): Promise<Result>
}
