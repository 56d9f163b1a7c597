import { quoted } from '../problem/french.ts'
import type { ProblemText } from '../problem/problem-text.ts'

const askEnt = 'Demandez à l’administrateur de l’ENT un nouveau fichier pour votre établissement.'

/** Problems of the directory of an ENT (docs/reference/partner-directory.md). */
export const partnerProblemsFr = {
  'partner.wrong-namespace': {
    severity: 'fatal',
    reason: (p: { readonly found: string }) =>
      p.found === ''
        ? 'Ce fichier ressemble à l’annuaire d’un ENT, mais il ne porte pas la marque (espace de noms) de ce format.'
        : `Ce fichier ressemble à l’annuaire d’un ENT, mais d’un autre format (${quoted(p.found)}).`,
    advice: askEnt,
  },
  'partner.other-school': {
    severity: 'fatal',
    reason: (p: { readonly found: string; readonly expected: string }) =>
      `Cet annuaire est celui de l’établissement ${p.found}, alors que cette base est celle de ${p.expected}.`,
    advice: askEnt,
  },
  'partner.nobody': {
    severity: 'fatal',
    reason: () => 'Cet annuaire ne contient personne que l’on puisse rapprocher.',
    advice: askEnt,
  },
  'partner.missing-attribute': {
    severity: 'rejected',
    reason: (p: { readonly attribute: string }) => `Il manque ce qui est obligatoire (${p.attribute}).`,
    advice: askEnt,
  },
  'partner.repeated-id': {
    severity: 'rejected',
    reason: (p: { readonly value: string }) =>
      `L’identifiant ${quoted(p.value)} est porté par plusieurs personnes de la même catégorie\u00a0: aucune n’est prise.`,
    advice: askEnt,
  },
} satisfies Record<string, ProblemText<never>>
