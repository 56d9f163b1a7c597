import { createKeyPairs, createVault, systemRandom } from '@preau/platform'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { authorityKeyPurpose } from './features/certificates/index.ts'
import { codePurpose } from './features/identifiers-export/index.ts'
import { factorPurpose } from './features/operators/index.ts'
import { resealSecrets } from './reseal-secrets.ts'
import { openTestSchoolWithBase, uai } from './testing/open-test-school.ts'

const school = await openTestSchoolWithBase()
const [before, now] = ['le secret de l’année dernière', 'le secret de cette année']
const vaultOf = (secret: string, previous: readonly string[] = []) =>
  createVault({ secret, previous, file: '', random: systemRandom })
const reseal = (secret: string, previous: readonly string[] = []) => {
  const vault = vaultOf(secret, previous)
  const { database } = school
  return resealSecrets({ database, vault, keys: createKeyPairs(database, vault, { modulusLength: 2048 }) })
}

const [base, operator] = await Promise.all([
  school.db.selectFrom('base').select('id').where('uai', '=', uai).executeTakeFirstOrThrow(),
  school.db.selectFrom('operator').select('id').limit(1).executeTakeFirstOrThrow(),
])
const sealed = [
  ['operator_factor', 'sealed_secret', factorPurpose(operator.id)],
  ['console_authority', 'sealed_key', authorityKeyPurpose],
  ['export_settings', 'sealed_code', codePurpose(base.id)],
] as const
const kept = async (place: (typeof sealed)[number]): Promise<Buffer> => {
  const [table, column] = place
  const { rows } = await sql<{
    bytes: Buffer
  }>`select ${sql.ref(column)} as bytes from ${sql.table(table)}`.execute(school.db)
  return rows[0]?.bytes ?? Buffer.of()
}

beforeEach(async () => {
  await sql`truncate operator_factor, console_authority, export_settings, key_pair cascade`.execute(school.db)
  const old = vaultOf(before)
  const [factor, authority, code] = await Promise.all(
    sealed.map(([table, , purpose]) => old.seal(Buffer.from(`secret of ${table}`), purpose)),
  )
  await sql`insert into operator_factor (operator_id, sealed_secret, last_step, enrolled_at)
    values (${operator.id}, ${factor}, 0, now())`.execute(school.db)
  await sql`insert into console_authority (certificate, sealed_key, created_at, ends_at)
    values (''::bytea, ${authority}, now(), now() + interval '1 year')`.execute(school.db)
  await sql`insert into export_settings (base_id, sealed_code, updated_at) values (${base.id}, ${code}, now())`.execute(
    school.db,
  )
})

describe('a change of SCHOOL_SECRET_KEY', () => {
  test('seals again all that the former secret sealed: the new one alone then opens it', async () => {
    const audit = { action: 'key.renewed', actor: 'test', outcome: 'done' as const, at: new Date() }
    const keys = createKeyPairs(school.database, vaultOf(before), { modulusLength: 2048 })
    await keys.renew({ name: 'ENT', keepMs: 86_400_000, at: new Date(), audit })
    expect(await reseal(now, [before])).toEqual({ sealed: 4, lost: 0 })
    for (const place of sealed) {
      const opened = await vaultOf(now).open(await kept(place), place[2])
      expect(opened?.toString()).toBe(`secret of ${place[0]}`)
    }
    expect(await createKeyPairs(school.database, vaultOf(now)).reading(new Date())).toHaveLength(1)
    expect(await reseal(now)).toEqual({ sealed: 0, lost: 0 })
  })

  test('without the former secret changes nothing and counts what cannot be read', async () => {
    const untouched = await Promise.all(sealed.map(kept))
    expect(await reseal(now)).toEqual({ sealed: 0, lost: 3 })
    expect(await Promise.all(sealed.map(kept))).toEqual(untouched)
    expect(await reseal(before)).toEqual({ sealed: 0, lost: 0 })
  })

  test('holds every column of the database that is sealed', async () => {
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and column_name like 'sealed%' and data_type = 'bytea' order by 1`.execute(
      school.db,
    )
    const held = ['key_pair.sealed_private', ...sealed.map(([table, column]) => `${table}.${column}`)]
    expect(rows.map(({ place }) => place)).toEqual(held.sort())
  })
})
