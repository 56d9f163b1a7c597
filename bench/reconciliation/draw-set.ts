import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { noiseLevels } from './noise.ts'
import { drawSchoolPair } from './school-pair.ts'

/** Where a drawn set was written, and its size. */
export interface DrawnSet {
  readonly directory: string
  readonly people: string
  readonly accounts: number
}

/** Writes a set of `schools` schools of about 1,400 accounts into `folder`, one school after the other. */
export async function drawSet(folder: string, schools: number): Promise<DrawnSet> {
  const paths = { directory: join(folder, 'ent.jsonl'), people: join(folder, 'pronote.jsonl') }
  const [directory, people] = [createWriteStream(paths.directory), createWriteStream(paths.people)]
  let accounts = 0
  for (let n = 0; n < schools; n++) {
    const uai = `${String(350_000 + n).padStart(7, '0')}K`
    const pair = drawSchoolPair({ uai, families: 420, noise: noiseLevels.typical, seed: 1 + n })
    accounts += pair.directory.length
    if (!directory.write(lines(pair.directory))) await once(directory, 'drain')
    if (!people.write(lines(pair.people))) await once(people, 'drain')
  }
  await Promise.all([finished(directory.end()), finished(people.end())])
  return { ...paths, accounts }
}

const lines = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')
