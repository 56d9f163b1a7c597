import type { ExchangeEntry } from '@preau/exchange'
import {
  type AuditTables,
  type Database,
  type FixedClock,
  fixedClock,
  platformMigrations,
  systemRandom,
} from '@preau/platform'
import { openTestDatabase, silentLog } from '@preau/platform/testing'
import { afterAll } from 'vitest'
import { createSchool, type School } from '../app.ts'
import { readSchoolConfig } from '../config.ts'
import type { SchoolDatabase } from '../store/school-database.ts'
import type { SchoolSchema } from '../store/schema.ts'
import { schoolMigrations } from '../store/migrations/index.ts'
import { Browser } from './browser.ts'

/** A school server over a database of its own, on Monday 7 September 2026 at 8 h in Paris. */
export interface TestSchool extends School {
  readonly database: Database
  readonly db: SchoolDatabase
  readonly clock: FixedClock
  /** A browser without cookies, at the host of the server or another. */
  browser(at?: { readonly host: string }): Browser
  /** A browser without cookies that another node answers, on the same database. */
  browserOfSecondNode(): Promise<Browser>
  /** A browser where the supervisor of {@link uai} is signed in. */
  signedIn(login?: string): Promise<Browser>
  /** The audit rows of an action, in order. */
  auditOf(action: string): Promise<readonly AuditRow[]>
}

type AuditRow = Omit<AuditTables['audit_event'], 'id'>

export const uai = '0350000K'
export const pathName = '0350000X'
export const password = 'motdepasse-de-test'

export async function openTestSchool(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestSchool> {
  const clock = fixedClock('2026-09-07T06:00:00Z')
  const database = await openTestDatabase([...platformMigrations, ...schoolMigrations])
  const config = readSchoolConfig({
    SCHOOL_SECOND_FACTOR: 'non',
    SCHOOL_SECRET_KEY: 'un secret qui ne sert qu’aux essais',
    ...environment,
  })
  const node = async (): Promise<School> => {
    const started = await createSchool({ config, database, log: silentLog(), clock, random: systemRandom })
    await started.app.ready()
    afterAll(() => started.app.close())
    return started
  }
  const school = await node()
  return {
    ...school,
    database,
    db: database.kysely<SchoolSchema>(),
    clock,
    browser: (at) => new Browser(school.app, at),
    browserOfSecondNode: async () => new Browser((await node()).app),
    signedIn: async (login = 'superviseur') => {
      const browser = new Browser(school.app)
      await browser.submit('/connexion', { identifiant: login, mot_de_passe: password })
      return browser
    },
    auditOf: (action) =>
      database
        .kysely<AuditTables>()
        .selectFrom('audit_event')
        .select(['at', 'action', 'actor', 'target', 'school', 'outcome', 'data'])
        .where('action', '=', action)
        .orderBy('id')
        .execute(),
  }
}

/** The same with the base « Collège des Tilleuls » and its supervisor. */
export async function openTestSchoolWithBase(
  environment?: Readonly<Record<string, string>>,
): Promise<TestSchool> {
  const school = await openTestSchool(environment)
  await school.commands.createBase({
    uai,
    name: 'Collège des Tilleuls',
    pathName,
    postcode: '35000',
    city: 'Rennes',
  })
  await school.commands.addOperator({
    login: 'superviseur',
    displayName: 'Jeanne Kermarec',
    password,
    bases: [uai],
  })
  return school
}

/** A file as a reader receives it. */
export const entry = (name: string, text: string): ExchangeEntry => ({
  name,
  open: async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text))
  },
})
