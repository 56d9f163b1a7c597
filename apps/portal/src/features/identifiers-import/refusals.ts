import { schoolYearLabel } from '@preau/people'
import { defineRefusals } from '@preau/platform'

export const importRefusals = defineRefusals({
  'identifiers.unknown-school': {
    status: 404,
    title: 'Établissement inconnu',
    sentence: (p: { readonly uai: string }) =>
      `L’établissement ${p.uai} n’est pas dans l’annuaire, ou n’est pas de ceux que vous administrez. Rien n’a été importé.`,
    next: 'Vérifiez le numéro de l’établissement, ou importez d’abord sa livraison AAF.',
  },
  'identifiers.unreadable': {
    status: 422,
    title: 'Fichier refusé',
    sentence: (p: { readonly line: number; readonly reason: string; readonly advice: string }) =>
      `${p.reason}${p.line > 0 ? ` (Ligne ${String(p.line)} du fichier.)` : ''} Rien n’a été importé.`,
    next: (p: { readonly line: number; readonly reason: string; readonly advice: string }) => p.advice,
  },
  'identifiers.csv-gone': {
    status: 404,
    title: 'Fichier à choisir de nouveau',
    sentence: 'Ce fichier CSV n’est plus là\u00a0: il a été importé, ou attend depuis plus d’une heure.',
    next: 'Revenez à l’import des identifiants PRONOTE et choisissez-le de nouveau.',
  },
  'identifiers.partial-only': {
    status: 422,
    title: 'À importer en mode Partiel',
    sentence:
      'Un export d’emploi du temps ou un fichier CSV ne contient pas tout le monde\u00a0: en mode Complet, les absents perdraient tous leur identifiant. Rien n’a été importé.',
    next: 'Choisissez le mode Partiel, ou demandez l’export des identifiants PRONOTE.',
  },
  'identifiers.other-year': {
    status: 422,
    title: 'Fichier d’une autre année scolaire',
    sentence: (p: { readonly found: number; readonly expected: number }) =>
      `Ce fichier est celui de l’année scolaire ${schoolYearLabel(p.found)}, alors que nous sommes en ${schoolYearLabel(p.expected)}. Rien n’a été importé.`,
    next: 'Exportez de nouveau les identifiants depuis la base de l’année en cours.',
  },
  'identifiers.already-open': {
    status: 409,
    title: 'Un import est déjà ouvert',
    sentence: (p: { readonly school: string; readonly who: string; readonly since: string }) =>
      `Un import de ${p.school} est déjà ouvert, par ${p.who}, depuis le ${p.since}. Votre fichier n’a rien changé.`,
    next: 'Reprenez cet import, ou abandonnez-le pour en ouvrir un autre.',
  },
  'identifiers.unknown-import': {
    status: 404,
    title: 'Import introuvable',
    sentence: 'Cet import n’existe pas, ou concerne un établissement que vous n’administrez pas.',
    next: 'Revenez à l’import des identifiants PRONOTE et choisissez-le dans l’historique.',
  },
  'identifiers.unknown-line': {
    status: 404,
    title: 'Personne introuvable',
    sentence: 'Cette personne n’est pas dans cet import.',
    next: 'Revenez à l’étape en cours et choisissez-la dans la liste.',
  },
  'identifiers.too-many-losses': {
    status: 409,
    title: 'Trop d’identifiants retirés',
    sentence: (p: { readonly lost: string }) =>
      `Cet import retirerait leur identifiant à ${p.lost}. L’étape n’a pas été validée, et l’import attend.`,
    next: 'Vérifiez que le fichier est complet, puis reprenez l’import sur le portail pour confirmer ce nombre, ou abandonnez-le.',
  },
})
