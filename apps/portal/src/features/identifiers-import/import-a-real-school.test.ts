import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from '../../frame/visitor.ts'
import { sqlIdentifierImports } from '../../store/identifiers/sql-identifier-imports.ts'
import type { PortalSchema } from '../../store/schema.ts'
import { exportOf, identifiersEntry, type SchoolExport } from '../../testing/identifiers-export.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import type { IdentifierImports } from './identifier-imports.ts'
import { type ImportReceipt, importIdentifiers } from './import-identifiers.ts'

let portal: OpenedPortal
let imports: IdentifierImports
let exported: SchoolExport
let receipt: ImportReceipt

beforeAll(async () => {
  portal = await openPortal()
  imports = sqlIdentifierImports(portal.database)
  const school = makeSchool()
  exported = exportOf(school)
  const loaded = await portal.commands.importAaf(writeAafDelivery(school))
  expect(loaded.state).toBe('done')
  const order = {
    uai: school.uai,
    mode: 'complete',
    entry: identifiersEntry(exported.people),
    by: commandLine,
  } as const
  receipt = await importIdentifiers(
    { imports, readingKeys: () => Promise.resolve([]), clock: portal.clock },
    { ...order, finish: true },
  )
})

describe('a school of 1,400 people, from its AAF delivery and its identifiers export', () => {
  test('no identifier given without a person deciding is given to the wrong account', async () => {
    const db = portal.database.kysely<PortalSchema>()
    const given = await db
      .selectFrom('pronote_identifier as i')
      .innerJoin('account as a', 'a.id', 'i.account_id')
      .select(['i.pronote_id', 'a.aaf_key'])
      .execute()
    const truth = new Map<string, string | undefined>(exported.truth)
    const wrong = given.filter(
      ({ pronote_id, aaf_key }) => aaf_key?.split(':').at(-1) !== truth.get(pronote_id),
    )
    expect(wrong).toEqual([])
    expect(given.length).toBeGreaterThan(1000)
  })

  test('nearly everybody who can be recognised is, in each large category', () => {
    for (const { category, people, recognised } of receipt.steps.filter((step) => step.people > 50)) {
      expect({ category, share: recognised / people > 0.7 }).toEqual({ category, share: true })
    }
  })
})
