import { colon, quoted } from '../problem/french.ts'
import type { ProblemText } from '../problem/problem-text.ts'

const askAgain =
  'Demandez un nouvel export à l’établissement, puis recommencez sans ouvrir ni modifier le fichier.'

/** Problems of an encrypted file (docs/reference/envelope.md). */
export const envelopeProblemsFr = {
  'envelope.incomplete': {
    severity: 'fatal',
    reason: (p: { readonly element: string }) =>
      `Le fichier est chiffré, mais sa partie ${quoted(p.element)} manque ou n’est pas lisible.`,
    advice: askAgain,
  },
  'envelope.no-key': {
    severity: 'fatal',
    reason: (p: { readonly partners: string }) =>
      `Le fichier est chiffré pour ${p.partners}, et aucune clé n’a encore été créée ici pour le lire.`,
    advice:
      'Faites créer une clé par l’exploitant, donnez la clé publique à l’établissement, puis demandez-lui un nouvel export.',
  },
  'envelope.not-for-us': {
    severity: 'fatal',
    reason: (p: { readonly partners: string; readonly ours: string }) =>
      `Le fichier est chiffré pour ${p.partners}. Les clés d’ici s’appellent ${p.ours}${colon}aucune ne l’ouvre.`,
    advice:
      'Demandez à l’établissement de choisir votre clé parmi celles qui peuvent déchiffrer l’export, puis d’exporter de nouveau.',
  },
  'envelope.wrong-key': {
    severity: 'fatal',
    reason: (p: { readonly partner: string }) =>
      `Le fichier est chiffré pour ${p.partner}, mais avec une autre clé que celles que vous avez sous ce nom.`,
    advice:
      'Votre clé a sans doute été renouvelée. Envoyez la clé publique d’aujourd’hui à l’établissement, et demandez-lui un nouvel export.',
  },
  'envelope.damaged': {
    severity: 'fatal',
    reason: () => 'Le contenu chiffré du fichier est abîmé, sa vérification échoue.',
    advice: askAgain,
  },
  'envelope.too-large': {
    severity: 'fatal',
    reason: (p: { readonly limit: number }) =>
      `Une fois décompressé, le contenu du fichier dépasse ${p.limit}\u00a0Mo. La lecture s’est arrêtée là.`,
    advice: 'Aucun établissement n’a un fichier de cette taille. Vérifiez d’où il vient.',
  },
  'envelope.other-school': {
    severity: 'fatal',
    reason: (p: { readonly found: string; readonly expected: string }) =>
      `Ce fichier chiffré vient de l’établissement ${p.found}, alors qu’on attend ${p.expected}.`,
    advice: 'Choisissez l’établissement du fichier, ou le fichier de cet établissement.',
  },
} satisfies Record<string, ProblemText<never>>
