import type { Database } from '@preau/platform'
import type { School } from '@preau/school'
import { seededRandom } from '../reconciliation/random.ts'
import { drawBase, type DrawnPerson } from './draw-base.ts'
import { history } from './history.sql.ts'
import * as people from './people.sql.ts'
import { settings } from './settings.sql.ts'
import { uaiOf } from './uai-of.ts'

/** How much to load. */
export interface DeploymentSize {
  readonly bases: number
  readonly people: number
  /** The ENT that every base delegates to. */
  readonly casUrl: string
}

/**
 * Bases of one deployment, published and delegated, each with its people, its classes and what months of use leave behind. In turn
 * they recognise by identifier, by identity and by double authentication; every second one has a host of its own, one in
 * twenty is an archive.
 */
export async function loadDeployment(
  { pool }: Database,
  { commands }: School,
  { bases, people: total, casUrl }: DeploymentSize,
): Promise<void> {
  const random = seededRandom(7)
  const ids: string[] = []
  for (let place = 0; place < bases; place += 1) {
    const order = {
      uai: uaiOf(place),
      name: `Collège ${names[place % names.length] ?? ''} ${String(place + 1)}`,
    }
    ids.push((await commands.createBase({ ...order, schoolYear: 2026 })).id)
  }
  // Before the archives are: they send nothing.
  const sending = { url: `${casUrl}/identifiants`, code: 'Mesure-2026', automatic: true }
  for (let place = 0; place < bases; place += 1) await commands.configureSending(uaiOf(place), sending)
  for (const statement of settings) await pool.query(statement, [ids, casUrl])
  for (const [place, id] of ids.entries()) {
    const drawn = drawBase(random, place, sizeOf(place, total / bases))
    await pool.query(people.insertPeople, [id, ...columnsOf(drawn)])
  }
  for (const statement of people.linkPeople) await pool.query(statement, [ids])
  for (const statement of history) await pool.query(statement, [ids, Math.round(total / bases)])
  await pool.query('vacuum analyze')
}

const names = [
  'des Tilleuls',
  'Jean-Moulin',
  'de l’Étang',
  'Simone-Veil',
  'du Vieux-Port',
  'Anne-Frank',
  'des Lilas',
]

/** Schools from a half to one and a half of the mean. */
const sizeOf = (place: number, mean: number): number => Math.round(mean * (0.5 + (place % 101) / 100))

const columnsOf = (drawn: readonly DrawnPerson[]): readonly (readonly (string | null)[])[] =>
  [
    drawn.map(({ category }) => category),
    drawn.map(({ lastName }) => lastName),
    drawn.map(({ usageName }) => usageName),
    drawn.map(({ firstName }) => firstName),
    drawn.map(({ nameKey }) => nameKey),
    drawn.map(({ birthDate }) => birthDate),
    drawn.map(({ postcode }) => postcode),
    drawn.map(({ pronoteId }) => pronoteId),
    drawn.map(({ casId }) => casId),
    drawn.map(({ functionCode }) => functionCode),
  ] as const
