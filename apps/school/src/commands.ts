import type { ExchangeEntry } from '@preau/exchange'
import {
  type AuditChain,
  type AuditVerification,
  type Clock,
  hashPassword,
  type KeyPairs,
  type Random,
} from '@preau/platform'
import { type BaseStore, baseRefusals, type SchoolBase } from './features/bases/index.ts'
import { type BaseOrder, createBase, type PublicationStore } from './features/console/index.ts'
import {
  configureDelegation,
  type DelegationCommand,
  type DelegationStore,
  describeDelegation,
  describeFederation,
  noDelegation,
  type TestedDelegation,
  testDelegations,
  type TestDelegationsDeps,
} from './features/delegation/index.ts'
import {
  type AutomaticDeps,
  codePurpose,
  type DeliverDeps,
  deliverPushes,
  exportIdentifiers,
  exportRefusals,
  type IdentifiersFile,
  sendAutomatically,
  sendToEnt,
} from './features/identifiers-export/index.ts'
import {
  type Invitation,
  inviteOperator,
  type OperatorAccessStore,
  type OperatorLine,
  type OperatorStore,
} from './features/operators/index.ts'
import {
  addPeople,
  emptyPerson,
  type NewPerson,
  type PeopleStore,
  peopleRefusals,
} from './features/people/index.ts'
import type { PreferencesStore } from './features/preferences/index.ts'
import {
  type CsvMemory,
  type CsvCommand,
  csvFileOf,
  importCsv,
  importPartner,
  type ImportResult,
  type ImportStore,
  importSiecle,
  importSts,
  importWarnings,
  lookAtCsv,
  lookAtPartner,
  type LookResult,
  lookAtSiecle,
  lookAtSts,
  type SiecleFiles,
  type UnusableFile,
} from './features/school-import/index.ts'

interface CommandDeps extends AutomaticDeps, DeliverDeps, TestDelegationsDeps {
  readonly chain: Pick<AuditChain, 'verify'>
  readonly keys: Pick<KeyPairs, 'reading'>
  readonly bases: BaseStore
  readonly publication: PublicationStore
  readonly operators: OperatorStore
  readonly operatorAccess: OperatorAccessStore
  readonly people: PeopleStore
  readonly imports: ImportStore
  readonly csvMemory: CsvMemory
  readonly preferences: PreferencesStore
  readonly delegations: DelegationStore
  readonly clock: Clock
  readonly random: Random
}

/** A person to add: a category and a name, then whatever is known. */
export type PersonOrder = Pick<NewPerson, 'category' | 'lastName' | 'firstName'> & Partial<NewPerson>

/**
 * What the command line and the demonstration do: the same use cases as the screens, without a screen. A base is named
 * by its UAI or its path name. Every command may throw the `Refusal` that the screen would show.
 */
export interface SchoolCommands {
  /** The base of this UAI or path name, if there is one. */
  findBase(name: string): Promise<SchoolBase | undefined>
  createBase(order: BaseOrder): Promise<SchoolBase>
  /** Creates an operator, or replaces the password and the bases of the one of this login, whose sessions end. */
  addOperator(order: {
    readonly login: string
    readonly displayName: string
    readonly password: string
    readonly bases: 'all' | readonly string[]
  }): Promise<void>
  /**
   * A link of first sign-in for a new operator, or for one who lost their password or telephone: what they had is taken
   * away. Absent name and bases are those of the account that is there.
   */
  inviteOperator(order: {
    readonly login: string
    readonly displayName?: string | undefined
    readonly bases?: 'all' | readonly string[] | undefined
  }): Promise<Invitation>
  operators(): Promise<readonly OperatorLine[]>
  importSiecle(
    base: string,
    files: { readonly pupils?: ExchangeEntry; readonly guardians?: ExchangeEntry },
    options?: { readonly confirmed?: boolean },
  ): Promise<ImportResult>
  importSts(
    base: string,
    file: ExchangeEntry,
    options?: { readonly confirmed?: boolean },
  ): Promise<ImportResult>
  /** What the same files would change; nothing is written. */
  lookAtSiecle(base: string, files: SiecleFiles): Promise<LookResult | UnusableFile>
  lookAtSts(base: string, file: ExchangeEntry): Promise<LookResult | UnusableFile>
  /** Returns the id of the new person. */
  addPerson(base: string, person: PersonOrder): Promise<string>
  /** Imports a spreadsheet of one list, its columns found by their titles, or as they were chosen before, or as told. */
  importCsv(base: string, file: CsvCommand, options?: { readonly confirmed?: boolean }): Promise<ImportResult>
  /** What the same file would change; nothing is written. */
  lookAtCsv(base: string, file: CsvCommand): Promise<LookResult | UnusableFile>
  /** Gives a log-in name and a password for the local form (`?login=true`); false when the name is taken. */
  setLocalPassword(
    base: string,
    order: { readonly personId: string; readonly login: string; readonly password: string },
  ): Promise<boolean>
  /** Gives the CAS identifiers of the directory of the ENT to those who are recognised and have none. */
  importPartner(
    base: string,
    file: ExchangeEntry,
    options?: { readonly confirmed?: boolean },
  ): Promise<ImportResult>
  /** What the same file would change; nothing is written. */
  lookAtPartner(base: string, file: ExchangeEntry): Promise<LookResult | UnusableFile>
  /** The file, in clear or for partners named as in the console. */
  exportIdentifiers(
    base: string,
    options: { readonly onlyWithoutCasId: boolean; readonly readers?: readonly string[] },
  ): Promise<IdentifiersFile>
  /** Where the identifiers are sent, and with which code; see the console. */
  configureSending(
    base: string,
    order: { readonly url: string; readonly code: string; readonly automatic: boolean },
  ): Promise<void>
  /** Leaves the file for the ENT in the outbox, then sends what is due. */
  sendIdentifiers(base: string, options: { readonly onlyWithoutCasId: boolean }): Promise<void>
  /** What the nightly job does: bases that export by themselves and have changed. Returns how many files were left. */
  sendAutomatically(): Promise<number>
  /** What the job of each minute does: sends the files whose time has come. Returns how many were tried. */
  deliverPushes(): Promise<number>
  setEntIdentifiers(base: string, active: boolean): Promise<void>
  /** Sets the CAS delegation of a base that is not published; every space by default. */
  configureDelegation(base: string, command: DelegationCommand): Promise<void>
  /** How a base delegates, each setting by its name on the screen, in words. */
  describeDelegations(base: string): Promise<Readonly<Record<string, string>>>
  /** Really asks the ENT of a base, or of every one, as *Tester la connexion* does; each result comes once it is known. */
  testDelegations(base?: string): AsyncIterable<TestedDelegation>
  publishBase(base: string): Promise<void>
  /** Reads the whole audit trail again; `expected` is the hash of a seal noted earlier. Changes nothing. */
  verifyTraces(expected?: string): Promise<AuditVerification>
  stopPublication(base: string): Promise<void>
}

const actor = 'cli'

export function createCommands(deps: CommandDeps): SchoolCommands {
  const baseOf = async (name: string): Promise<SchoolBase> => {
    const base = await deps.bases.byPath(name)
    if (!base) throw baseRefusals.refuse('base.unknown', { segment: name })
    return base
  }
  const auditOf = (action: string, base: SchoolBase, target?: string) => {
    return { action, actor, school: base.uai, target, outcome: 'done' as const, at: deps.clock.now() }
  }
  return {
    findBase: (name) => deps.bases.byPath(name),
    createBase: async (order) => {
      await createBase(deps, order, actor)
      return baseOf(order.uai)
    },
    ...operatorCommands(deps, baseOf),
    ...peopleCommands(deps, baseOf, auditOf),
    ...fileCommands(deps, baseOf),
    setEntIdentifiers: async (name, active) => {
      const base = await baseOf(name)
      const action = active ? 'ent-identifiers.activated' : 'ent-identifiers.deactivated'
      await deps.preferences.setEntIdentifiers({ baseId: base.id, active, audit: auditOf(action, base) })
    },
    ...delegationCommands(deps, baseOf),
    publishBase: async (name) => {
      const base = await baseOf(name)
      await deps.publication.publish(base.id, deps.clock.now(), auditOf('base.published', base))
    },
    verifyTraces: (expected) => deps.chain.verify({ expected }),
    stopPublication: async (name) => {
      const base = await baseOf(name)
      await deps.publication.stop(base.id, auditOf('base.stopped', base))
    },
  }
}

type BaseOf = (name: string) => Promise<SchoolBase>

function delegationCommands(
  deps: CommandDeps,
  baseOf: BaseOf,
): Pick<SchoolCommands, 'configureDelegation' | 'describeDelegations' | 'testDelegations'> {
  return {
    configureDelegation: async (name, command) =>
      configureDelegation(deps, await baseOf(name), { command, actor }),
    describeDelegations: async (name) => {
      const { id } = await baseOf(name)
      const [cas, federation] = await Promise.all([deps.delegations.of(id), deps.federations.of(id)])
      return Object.fromEntries([
        ...describeDelegation(cas?.settings ?? noDelegation),
        ...(federation ? describeFederation(federation) : []),
      ])
    },
    async *testDelegations(name) {
      const bases = name === undefined ? await deps.bases.list() : [await baseOf(name)]
      yield* testDelegations(deps, bases)
    },
  }
}

type AuditOf = (
  action: string,
  base: SchoolBase,
  target?: string,
) => {
  readonly action: string
  readonly actor: string
  readonly school: string
  readonly target: string | undefined
  readonly outcome: 'done'
  readonly at: Date
}

function peopleCommands(
  deps: CommandDeps,
  baseOf: BaseOf,
  auditOf: AuditOf,
): Pick<SchoolCommands, 'addOperator' | 'addPerson' | 'setLocalPassword'> {
  return {
    addOperator: async ({ login, displayName, password, bases }) => {
      const ids = bases === 'all' ? bases : (await Promise.all(bases.map(baseOf))).map((base) => base.id)
      const operator = {
        login: login.toLowerCase(),
        displayName,
        passwordHash: await hashPassword(password),
        bases: ids,
      }
      const at = deps.clock.now()
      const audit = {
        action: 'operator.saved',
        actor,
        target: `operator:${operator.login}`,
        outcome: 'done' as const,
        at,
      }
      await deps.operators.save(operator, at, audit)
    },
    addPerson: async (name, person) => {
      const base = await baseOf(name)
      const [id] = await addPeople(deps, base, [{ ...emptyPerson, origin: 'manual', ...person }], actor)
      return id ?? ''
    },
    setLocalPassword: async (name, { personId, login, password }) => {
      const base = await baseOf(name)
      if (!(await deps.people.sheet(base.id, personId))) throw peopleRefusals.refuse('person.unknown')
      const outcome = await deps.people.setCredential({
        baseId: base.id,
        personId,
        login: login.toLowerCase(),
        passwordHash: await hashPassword(password),
        at: deps.clock.now(),
        audit: auditOf('person.credential-set', base, `person:${personId}`),
      })
      return outcome === 'done'
    },
  }
}

function operatorCommands(
  deps: CommandDeps,
  baseOf: BaseOf,
): Pick<SchoolCommands, 'inviteOperator' | 'operators'> {
  return {
    operators: () => deps.operatorAccess.list(),
    inviteOperator: async ({ login, displayName, bases }) => {
      const known = (await deps.operatorAccess.list()).find((one) => one.login === login.toLowerCase())
      const ids =
        bases === undefined || bases === 'all'
          ? bases
          : (await Promise.all(bases.map(baseOf))).map(({ id }) => id)
      const rights = known?.allBases === true ? 'all' : (known?.bases.map(({ id }) => id) ?? [])
      const order = {
        login,
        displayName: displayName ?? known?.displayName ?? login,
        bases: ids ?? rights,
      }
      return inviteOperator(deps, order, actor)
    },
  }
}

type ImportCommands = Pick<
  SchoolCommands,
  | 'importSiecle'
  | 'importSts'
  | 'importPartner'
  | 'importCsv'
  | 'lookAtSiecle'
  | 'lookAtSts'
  | 'lookAtPartner'
  | 'lookAtCsv'
>

function importCommands(deps: CommandDeps, baseOf: BaseOf): ImportCommands {
  const requestFor = async (name: string, confirmed = false) => ({
    base: await baseOf(name),
    actor,
    accepted: confirmed ? importWarnings : [],
  })
  return {
    importSiecle: async (name, files, options) =>
      importSiecle(deps, await requestFor(name, options?.confirmed), files),
    importSts: async (name, file, options) =>
      importSts(deps, await requestFor(name, options?.confirmed), file),
    lookAtSiecle: async (name, files) => lookAtSiecle(deps, await requestFor(name), files),
    lookAtSts: async (name, file) => lookAtSts(deps, await requestFor(name), file),
    importPartner: async (name, file, options) =>
      importPartner(deps, await requestFor(name, options?.confirmed), file),
    lookAtPartner: async (name, file) => lookAtPartner(deps, await requestFor(name), file),
    importCsv: async (name, order, options) => {
      const request = await requestFor(name, options?.confirmed)
      return importCsv(deps, request, await csvFileOf(deps, request.base.id, order))
    },
    lookAtCsv: async (name, order) => {
      const request = await requestFor(name)
      return lookAtCsv(deps, request, await csvFileOf(deps, request.base.id, order))
    },
  }
}

function fileCommands(
  deps: CommandDeps,
  baseOf: BaseOf,
): Pick<
  SchoolCommands,
  | keyof ImportCommands
  | 'exportIdentifiers'
  | 'configureSending'
  | 'sendIdentifiers'
  | 'sendAutomatically'
  | 'deliverPushes'
> {
  return {
    ...importCommands(deps, baseOf),
    exportIdentifiers: async (name, { onlyWithoutCasId, readers: names = [] }) => {
      const base = await baseOf(name)
      const readers = (await deps.exportSettings.keys(base.id)).filter((key) => names.includes(key.name))
      if (readers.length !== names.length) throw exportRefusals.refuse('export.unknown-key')
      return exportIdentifiers(deps, { base, onlyWithoutCasId, readers, actor })
    },
    configureSending: async (name, { url, code, automatic }) => {
      const base = await baseOf(name)
      const sealedCode = await deps.vault.seal(Buffer.from(code), codePurpose(base.id))
      const settings = { pushUrl: url, automatic, automaticPartial: false, sealedCode }
      const audit = { action: 'export.configured', actor, school: base.uai, outcome: 'done' as const }
      await deps.exportSettings.save({ baseId: base.id, settings, audit: { ...audit, at: deps.clock.now() } })
    },
    sendIdentifiers: async (name, { onlyWithoutCasId }) => {
      await sendToEnt(deps, { base: await baseOf(name), onlyWithoutCasId, actor, onlyIfChanged: false })
      await deliverPushes(deps)
    },
    sendAutomatically: () => sendAutomatically(deps),
    deliverPushes: () => deliverPushes(deps),
  }
}
