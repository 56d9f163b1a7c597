import { closeSync, openSync, readSync } from 'node:fs'
import {
  type Decision,
  type EntAccount,
  reconcile,
  type SchoolPerson,
  toPrediction,
} from '@preau/reconciliation'
import type { Runs } from './school-index.ts'

/** Where the records of one school are in the two files. */
export interface SchoolJob {
  readonly uai: string
  readonly directory: { readonly path: string; readonly runs: Runs }
  readonly people: { readonly path: string; readonly runs: Runs }
}

/** What one school adds to the answer. */
export interface SchoolResult {
  /** Its prediction lines, UTF-8, in the order of the people of the export. */
  readonly lines: Uint8Array<ArrayBuffer>
  readonly counts: { readonly auto: number; readonly suggest: number; readonly none: number }
  /** Pairs compared. */
  readonly pairs: number
}

/**
 * Reads the records of one school and reconciles them. An account of several schools is given to each as its own.
 *
 * @throws Error when a file is no longer what was indexed
 */
export function solveSchool({ uai, directory, people }: SchoolJob): SchoolResult {
  const accounts = recordsAt<EntAccount>(directory).map((account) => ({ ...account, uai: [uai] }))
  const { decisions, statistics } = reconcile({
    directory: accounts,
    people: recordsAt<SchoolPerson>(people),
  })
  return { ...written(decisions), pairs: statistics.pairs }
}

function written(decisions: readonly Decision[]): Omit<SchoolResult, 'pairs'> {
  const counts = { auto: 0, suggest: 0, none: 0 }
  const lines = decisions.map((decision) => {
    const prediction = toPrediction(decision)
    counts[prediction.decision] += 1
    return `${JSON.stringify(prediction)}\n`
  })
  return { lines: new TextEncoder().encode(lines.join('')), counts }
}

function recordsAt<T>({ path, runs }: SchoolJob['people']): T[] {
  const file = openSync(path, 'r')
  try {
    const records: T[] = []
    for (let run = 0; run < runs.length; run += 2)
      for (const line of textAt(file, runs[run] ?? 0, runs[run + 1] ?? 0).split('\n'))
        if (line.trim() !== '') records.push(JSON.parse(line) as T)
    return records
  } finally {
    closeSync(file)
  }
}

function textAt(file: number, start: number, end: number): string {
  const bytes = Buffer.allocUnsafe(end - start)
  for (let read = 0; read < bytes.length; ) {
    const more = readSync(file, bytes, read, bytes.length - read, start + read)
    if (more === 0) throw new Error('le fichier a été raccourci pendant la lecture')
    read += more
  }
  return bytes.toString('utf8')
}
