import type { ExchangeEntry } from '@preau/exchange'
import { parseUai, type SdetProfile } from '@preau/people'
import {
  type AuditChain,
  type AuditVerification,
  type Clock,
  hashPassword,
  type KeyPairs,
  type Random,
} from '@preau/platform'
import { type MergedValue, refuseMerge } from './features/account-merge/index.ts'
import { accountRefusals, passwordFault, passwordFaultCopy } from './features/account/index.ts'
import {
  type AafImportOptions,
  type AafOutcome,
  type DeliveredFile,
  finishDelivery,
  importDelivery,
} from './features/aaf-import/index.ts'
import { type CsvReport, importCsv } from './features/csv-import/index.ts'
import { type AccountSheet, directoryRefusals, type NewAccount } from './features/directory/index.ts'
import {
  type ImportMode,
  type ImportReceipt,
  importIdentifiers,
  type UnattendedImport,
} from './features/identifiers-import/index.ts'
import {
  createSchoolCode,
  type DirectoryFile,
  exchangeRefusals,
  makeDirectoryFile,
} from './features/partner-exchange/index.ts'
import { type AppliedServices, type ApplyOptions, applyServices } from './features/services/index.ts'
import { type AdminRole, commandLine } from './frame/visitor.ts'
import type { Stores } from './store/index.ts'

/** A person to add from the command line. */
export interface AccountOrder {
  readonly firstName: string
  readonly lastName: string
  /** Drawn from the name when absent. */
  readonly login?: string
  readonly civility?: string
  readonly email?: string
  readonly company?: string
  /** UAI and profile, for each school. */
  readonly profiles?: readonly { readonly uai: string; readonly profile: SdetProfile }[]
}

/** What `portal account show` tells: the sheet of the account. */
export type ShownAccount = AccountSheet

/**
 * What the command line and the demonstration do: the same use cases as the screens, without a screen. Every command may
 * throw the `Refusal` that the screen would show. An account is named by its log-in name.
 */
export interface PortalCommands {
  /**
   * Imports an AAF delivery, complete or delta, files or archives. A refused delivery is an outcome, not an error: look at
   * `state`. Waits for its turn when another delivery is being imported.
   */
  importAaf(files: Iterable<DeliveredFile>, options?: AafImportOptions): Promise<AafOutcome>
  /** Goes on with a delivery that was interrupted, or left by the screen. */
  resumeAaf(runId: string, onProgress?: AafImportOptions['onProgress']): Promise<AafOutcome>
  /**
   * Imports an identifiers file without a screen. By default certain matches are applied and the rest waits for an
   * administrator; `finish` validates the six steps with what is certain.
   */
  importIdentifiers(
    uai: string,
    mode: ImportMode,
    entry: ExchangeEntry,
    options?: Partial<Pick<UnattendedImport, 'finish' | 'acceptedLosses'>>,
  ): Promise<ImportReceipt>
  /** Draws the *code de rapprochement* of a school, and says where its server sends; the former one is taken for a week. */
  createSchoolCode(uai: string): Promise<{ readonly code: string; readonly address: string }>
  /** The directory of a school for its server: encrypted when its key is known, unless `plain`. */
  writePartnerDirectory(uai: string, options?: { readonly plain?: boolean }): Promise<DirectoryFile>
  /**
   * Imports a CSV file of users of a school; its columns must be recognised, or remembered from the screen. Lines that are
   * wrong are told and left out.
   */
  importCsv(
    uai: string,
    file: { readonly name: string; readonly bytes: Uint8Array },
    options?: { readonly simulate?: boolean; readonly profile?: SdetProfile },
  ): Promise<CsvReport>
  addAccount(order: AccountOrder): Promise<NewAccount>
  /** Sets a password under the same rules as the screens, and opens the account. `mustChange`: false by default. */
  setPassword(login: string, password: string, options?: { readonly mustChange?: boolean }): Promise<void>
  /** Removes the second factor of an account, its telephone being lost. False: it had none. */
  resetSecondFactor(login: string): Promise<boolean>
  renameLogin(login: string, to: string): Promise<void>
  /**
   * Makes one account of two of one person, as *Doublons* of the directory does; `fromDropped` is what to take from the
   * account that goes. It can be undone from that screen.
   */
  mergeAccounts(
    kept: string,
    dropped: string,
    options?: { readonly fromDropped?: readonly MergedValue[] },
  ): Promise<void>
  /** `uai` is needed for the role `school`; with it, support looks after that school only. */
  grantRole(login: string, role: AdminRole['role'], uai?: string): Promise<void>
  showAccount(login: string): Promise<ShownAccount>
  /** Log-in names found by a search of the directory: words of a name, start of a log-in name, ENT identifier. */
  findAccounts(text: string, limit?: number): Promise<readonly string[]>
  /**
   * Creates or updates services from a file (docs/reference/services-file.md); applying it twice changes nothing.
   * `dryRun` says what would change; services left to nobody are refused unless `acceptLosses` is the number of accesses lost.
   */
  applyServices(content: string, options?: Omit<ApplyOptions, 'change'>): Promise<AppliedServices>
  listServices(): ReturnType<Stores['services']['list']>
  /** Reads the whole audit trail again; `expected` is the hash of a seal noted earlier. Changes nothing. */
  verifyTraces(expected?: string): Promise<AuditVerification>
}

type CommandDeps = Stores & {
  readonly leaked: ReadonlySet<string>
  readonly clock: Clock
  readonly keys: Pick<KeyPairs, 'reading'>
  readonly chain: Pick<AuditChain, 'verify'>
  readonly random: Random
  readonly publicUrl: string
}

export function createCommands(deps: CommandDeps): PortalCommands {
  const change = () => ({ by: commandLine, at: deps.clock.now() })
  return {
    importAaf: (files, options) => importDelivery(deps, files, options),
    async resumeAaf(runId, onProgress) {
      await deps.aaf.pass(runId, ['failed'], { state: 'waiting' })
      return finishDelivery(deps, runId, onProgress)
    },
    importCsv: (uai, file, options) => importCsvOf(deps, uai, file, options),
    importIdentifiers: (uai, mode, entry, { finish = false, ...options } = {}) =>
      importIdentifiers(
        { ...deps, readingKeys: () => deps.keys.reading(deps.clock.now()) },
        { uai, mode, entry, by: commandLine, finish, ...options },
      ),
    createSchoolCode: (uai) => createSchoolCode({ ...deps, change: change() }, uai),
    async writePartnerDirectory(uai, { plain = false } = {}) {
      const school = (await deps.imports.schools('all')).find((one) => one.uai === uai.toUpperCase())
      if (!school) throw exchangeRefusals.refuse('exchange.unknown-school')
      return makeDirectoryFile(deps, school, { plain, change: change() })
    },
    addAccount: (order) => addAccount(deps, order),
    setPassword: (login, password, { mustChange = false } = {}) =>
      setPassword(deps, login, { password, mustChange }),
    async resetSecondFactor(login) {
      const { id: accountId } = await showAccount(deps, login)
      return deps.factors.remove({ accountId, ...change() })
    },
    async renameLogin(login, to) {
      refuseBadLogin(to)
      const result = await deps.register.rename({ login, to, ...change() })
      if (result === 'unknown') throw directoryRefusals.refuse('account.unknown-login', { login })
      if (result === 'login-taken') throw directoryRefusals.refuse('account.login-taken', { login: to })
    },
    async mergeAccounts(kept, dropped, { fromDropped = [] } = {}) {
      const [{ id: keptId }, { id: droppedId }] = await Promise.all([
        showAccount(deps, kept),
        showAccount(deps, dropped),
      ])
      refuseMerge(await deps.merges.merge({ keptId, droppedId, fromDropped }, change()))
    },
    async grantRole(login, role, uai) {
      const result = await deps.register.grantRole({ login, role, uai, ...change() })
      if (result === 'unknown-account') throw directoryRefusals.refuse('account.unknown-login', { login })
      if (result === 'unknown-school') throw directoryRefusals.refuse('school.unknown', { uai: uai ?? '' })
    },
    showAccount: (login) => showAccount(deps, login),
    async findAccounts(text, limit = 20) {
      const anything = { profile: undefined, status: undefined, schoolId: undefined, offset: 0 }
      const { rows } = await deps.directory.viewFor('all').search({ text, limit, ...anything })
      return rows.map(({ login }) => login)
    },
    applyServices: (content, options = {}) => applyServices(deps, content, { change: change(), ...options }),
    listServices: () => deps.services.list(),
    verifyTraces: (expected) => deps.chain.verify({ expected }),
  }
}

async function importCsvOf(
  deps: CommandDeps,
  uai: string,
  { name, bytes }: Parameters<PortalCommands['importCsv']>[1],
  { simulate = false, profile }: NonNullable<Parameters<PortalCommands['importCsv']>[2]> = {},
): Promise<CsvReport> {
  const schools = await deps.directory.viewFor('all').schools()
  const school = schools.find((one) => one.uai === parseUai(uai))
  if (!school) throw directoryRefusals.refuse('school.unknown', { uai })
  const order = { schoolId: school.id, fileName: name, bytes, profile: profile ?? null, simulate }
  return importCsv(deps, { ...order, by: commandLine })
}

/** What a log-in name given by hand may be: what the log-in form can find again, and a person can spell. */
const loginShape = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/

function refuseBadLogin(login: string): void {
  if (!loginShape.test(login.trim().toLowerCase()))
    throw directoryRefusals.refuse('account.bad-login', { login })
}

async function addAccount(deps: CommandDeps, order: AccountOrder): Promise<NewAccount> {
  const { firstName, lastName, civility, email, company, login } = order
  if (login !== undefined) refuseBadLogin(login)
  const schools = await deps.directory.viewFor('all').schools()
  const profiles = (order.profiles ?? []).map(({ uai, profile }) => {
    const school = schools.find((one) => one.uai === parseUai(uai))
    if (!school) throw directoryRefusals.refuse('school.unknown', { uai })
    return { schoolId: school.id, profile }
  })
  const person = { firstName, lastName, civility, email, company, login, birthDate: undefined, profiles }
  const created = await deps.register.create(person, { by: commandLine, at: deps.clock.now() })
  if (created === 'login-taken') throw directoryRefusals.refuse('account.login-taken', { login: login ?? '' })
  return created
}

async function setPassword(
  deps: CommandDeps,
  login: string,
  { password, mustChange }: { readonly password: string; readonly mustChange: boolean },
): Promise<void> {
  const sheet = await showAccount(deps, login)
  const privileged = sheet.roles.length > 0
  const fault = passwordFault(password, {
    login: sheet.login,
    name: sheet.name,
    privileged,
    leaked: deps.leaked,
  })
  if (fault) throw accountRefusals.refuse('account.weak-password', { reason: passwordFaultCopy[fault] })
  const hash = await hashPassword(password)
  await deps.ownAccounts.setPassword({
    accountId: sheet.id,
    hash,
    mustChange,
    by: commandLine,
    at: deps.clock.now(),
  })
}

async function showAccount(deps: CommandDeps, login: string): Promise<AccountSheet> {
  const id = await deps.register.findByLogin(login)
  const sheet = id === undefined ? undefined : await deps.directory.viewFor('all').sheet(id)
  if (!sheet) throw directoryRefusals.refuse('account.unknown-login', { login })
  return sheet
}
