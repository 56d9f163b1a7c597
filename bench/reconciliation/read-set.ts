import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntAccount, SchoolPerson } from '@preau/reconciliation'
import type { SchoolPair, Truth } from './school-pair.ts'

/** A training set by its name. */
export interface NamedSet extends SchoolPair {
  readonly name: string
}

/** The training sets of a folder: each a folder of `ent`, `pronote` and `truth` in JSON lines. */
export function readSets(folder: string): readonly NamedSet[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'truth.jsonl')))
    .map((name) => ({
      name,
      directory: readLines<EntAccount>(join(folder, name, 'ent.jsonl')),
      people: readLines<SchoolPerson>(join(folder, name, 'pronote.jsonl')),
      truth: readLines<Truth>(join(folder, name, 'truth.jsonl')),
    }))
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}
