import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { type EntAccount, reconcileBySchool, type SchoolPerson, toPrediction } from '@preau/reconciliation'
import { z } from 'zod'
import { type Call, type Command, required, text, UsageError } from '../command.ts'
import { fileEntry } from '../entry-files.ts'

/** `preau reconcile`: the matching engine on two files of JSON lines, for measuring and for audits. */
export const reconcileCommand: Command = {
  name: 'reconcile',
  synopsis: '--directory ENT.jsonl --export PRONOTE.jsonl --out PREDICTIONS.jsonl',
  summary: 'Rapproche deux fichiers de personnes (une par ligne, JSON).',
  options: { directory: text(), export: text(), out: text() },
  run: reconcileFiles,
}

async function reconcileFiles(call: Call): Promise<void> {
  const [directory, people, out] = [
    required(call, 'directory'),
    required(call, 'export'),
    required(call, 'out'),
  ]
  await Promise.all([fileEntry(directory), fileEntry(people)])
  const output = createWriteStream(out, { mode: 0o600 })
  const started = performance.now()
  const counts = { auto: 0, suggest: 0, none: 0 }
  let pairs = 0
  const schools = reconcileBySchool(records(directory, isAccount), records(people, isPerson))
  for await (const { decisions, statistics } of schools) {
    pairs += statistics.pairs
    for (const decision of decisions) {
      const prediction = toPrediction(decision)
      counts[prediction.decision] += 1
      if (!output.write(`${JSON.stringify(prediction)}\n`)) await once(output, 'drain')
    }
  }
  const elapsedMs = Math.round(performance.now() - started)
  output.end(`${JSON.stringify({ meta: { elapsedMs, pairs } })}\n`)
  await finished(output)
  call.say(
    `${counts.auto} certains, ${counts.suggest} à décider, ${counts.none} sans candidat, en ${elapsedMs} ms.`,
  )
  call.answer({ ...counts, elapsedMs, pairs, out })
}

/** The records of a file of JSON lines. @throws UsageError with the line that is not one. */
async function* records<T>(path: string, isRecord: (value: unknown) => value is T): AsyncGenerator<T> {
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1
    if (line.trim() === '') continue
    const value = parse(line)
    if (!isRecord(value))
      throw new UsageError(`${path}, ligne ${number}\u00a0: ce n’est pas une personne attendue.`)
    yield value
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

// Only what the engine cannot do without is checked; every other column is optional by definition of the format.
const Account = z.looseObject({
  id: z.string(),
  uai: z.array(z.string()),
  profil: z.string(),
  nom: z.string(),
  prenom: z.string(),
})
const Person = z.looseObject({
  identifiantPronote: z.string(),
  uai: z.string(),
  categorie: z.string(),
  nom: z.string(),
  prenom: z.string(),
})
const isAccount = (value: unknown): value is EntAccount => Account.safeParse(value).success
const isPerson = (value: unknown): value is SchoolPerson => Person.safeParse(value).success
