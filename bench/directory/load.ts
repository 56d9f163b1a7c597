import type { Database } from '@preau/platform'
import type { Portal } from '@preau/portal'
import { drawFirstName, drawSurname } from '../reconciliation/names.ts'
import { seededRandom } from '../reconciliation/random.ts'
import * as people from './people.sql.ts'

/** Password of `operator` and `school`, the two people who search. */
export const password = 'Mesure-2026-vert!'

/** A directory of `accounts` fictitious people, with a platform operator and the administrator of its first school. */
export async function loadDirectory(
  { pool }: Database,
  { commands }: Portal,
  accounts: number,
): Promise<void> {
  const random = seededRandom(7)
  const surnames = Array.from({ length: 30_000 }, () =>
    drawSurname(random)
      .toLowerCase()
      .replace(/[^a-z ]/g, ''),
  )
  const firstNames = Array.from({ length: 800 }, () =>
    drawFirstName(random, random.chance(0.5) ? 'F' : 'M', random.chance(0.5) ? 'child' : 'adult')
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase(),
  )
  await pool.query('select setseed(0.5)')
  await pool.query(people.insertSchools, [accounts])
  await pool.query(people.insertPeople, [accounts, surnames, firstNames])
  await pool.query(people.insertProfiles)
  await pool.query(people.insertClasses)
  await pool.query(people.insertClassMembers)
  await pool.query(people.insertLinks)
  await pool.query('vacuum analyze')
  await commands.addAccount({ firstName: 'O', lastName: 'Perator', login: 'operator' })
  await commands.addAccount({ firstName: 'S', lastName: 'Chool', login: 'school' })
  await commands.setPassword('operator', password)
  await commands.setPassword('school', password)
  await commands.grantRole('operator', 'platform')
  await commands.grantRole('school', 'school', '0000001B')
}
