import type { AafOutcome } from '@preau/portal'

const titles: Partial<Record<AafOutcome['state'], string>> = {
  done: 'La livraison est importée.',
  simulated: 'Simulation\u00a0: voici ce que la livraison changerait. Rien n’est modifié.',
}

/** What an import did, for a person at a terminal. */
export function aafOutcomeLines({ runId, state, counts, preview, message }: AafOutcome): readonly string[] {
  const figures: readonly (readonly [string, number | undefined])[] = [
    ['comptes créés', counts.created],
    ['comptes mis à jour', counts.updated],
    ['comptes suspendus', counts.suspended],
    ['comptes rouverts', counts.reopened],
    ['anomalies', counts.problems],
  ]
  const samples = state === 'simulated' ? sampleLines(preview) : []
  return [
    titles[state] ?? message ?? state,
    ...figures.flatMap(([label, count]) => (count === undefined ? [] : [`  ${String(count)}\t${label}`])),
    ...samples,
    `Compte rendu\u00a0: import n° ${runId}.`,
  ]
}

const changes = [
  ['created', 'créé'],
  ['suspended', 'suspendu'],
  ['reopened', 'rouvert'],
  ['updated', 'mis à jour'],
] as const

function sampleLines(preview: AafOutcome['preview']): readonly string[] {
  if (preview === null) return []
  return changes.flatMap(([what, label]) =>
    preview.samples[what].slice(0, 3).map((name) => `  ${label}\t${name}`),
  )
}
