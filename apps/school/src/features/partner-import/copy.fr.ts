import { formatNumberOf } from '../../frame/format.ts'
import type { LeftReason } from './recognise-people.ts'

/** French texts of the import of the directory of the ENT. */
export const copy = {
  title: 'Annuaire de l’ENT',
  lead: 'Retient l’identifiant CAS de chacun avant son premier clic.',
  explanation:
    'L’administrateur de l’ENT vous donne l’annuaire de votre établissement. Chaque personne reconnue avec certitude reçoit son identifiant CAS\u202f; les autres seront reconnues à leur première connexion. Rien n’est écrit avant votre accord, et un identifiant déjà présent n’est jamais changé.',
  rules:
    'Sont reconnus\u00a0: un élève par son nom et sa date de naissance\u202f; un responsable par son nom et l’un de ses enfants\u202f; un professeur ou un personnel par son nom, et sa date de naissance quand elle est connue des deux côtés.',
  file: 'Fichier de l’ENT',
  fileHint: 'Fichier .xml, chiffré ou non.',
  fileMissing: 'Choisissez le fichier de l’ENT.',
  compare: 'Comparer',
  result: 'Ce que le fichier changerait',
  links: 'Identifiants CAS à retenir',
  unchanged: 'Déjà connus',
  left: 'Laissés de côté',
  apply: (count: number) => `Retenir ${formatNumberOf(count, 'identifiant', 'identifiants')}`,
  nothing: 'Il n’y a rien à retenir.',
  applied: (count: number) =>
    `${formatNumberOf(count, 'identifiant CAS retenu', 'identifiants CAS retenus')}.`,
  kept: (count: number) =>
    `${formatNumberOf(count, 'personne a reçu', 'personnes ont reçu')} un identifiant entre-temps et l’${count < 2 ? 'a' : 'ont'} gardé.`,
  columns: { category: 'Catégorie', name: 'Nom', casId: 'Identifiant CAS', reason: 'Pourquoi' },
  linksTitle: 'À retenir',
  leftTitle: 'Laissés de côté',
  shown: (shown: number, total: number) => `Les ${shown} premiers sur ${total}.`,
  noLeft: 'Personne.',
  problems: 'Lignes du fichier écartées ou corrigées',
  reasons: {
    unknown: 'Personne de ce nom, avec ces dates ou ces enfants, dans la base.',
    ambiguous: 'Plusieurs personnes peuvent correspondre.',
    'other-identifier': 'Cette personne a déjà un autre identifiant CAS.',
    'identifier-taken': 'Cet identifiant est déjà celui d’une autre personne de la base.',
  } satisfies Record<LeftReason, string>,
} as const
