import { type Call, type Command, required, text } from '../command.ts'
import { fileEntry } from '../entry-files.ts'
import { reconcileFiles } from '../reconcile/reconcile-files.ts'

/** `preau reconcile`: the matching engine on two files of JSON lines, for measuring and for audits. */
export const reconcileCommand: Command = {
  name: 'reconcile',
  synopsis: '--directory ENT.jsonl --export PRONOTE.jsonl --out PREDICTIONS.jsonl',
  summary: 'Rapproche deux fichiers de personnes (une par ligne, JSON).',
  options: { directory: text(), export: text(), out: text() },
  run: reconcileCall,
}

async function reconcileCall(call: Call): Promise<void> {
  const [directory, people, out] = [
    required(call, 'directory'),
    required(call, 'export'),
    required(call, 'out'),
  ]
  await Promise.all([fileEntry(directory), fileEntry(people)])
  const { auto, suggest, none, elapsedMs, pairs } = await reconcileFiles({ directory, people, out })
  call.say(`${auto} certains, ${suggest} à décider, ${none} sans candidat, en ${elapsedMs} ms.`)
  call.answer({ auto, suggest, none, elapsedMs, pairs, out })
}
