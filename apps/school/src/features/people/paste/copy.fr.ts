import { formatCount, formatNumberOf } from '../../../frame/format.ts'
import type { PasteOutcome } from './paste-lines.ts'

/** French texts of the paste of a column. */
export const pasteCopy = {
  open: 'Coller une colonne',
  title: 'Coller une colonne depuis un tableur',
  lead: 'Pour remplir d’un coup une colonne de la liste',
  field: 'Colonne à remplir',
  how: 'Ce que vous collez',
  hows: {
    personnes: {
      label: 'Des personnes et leur valeur',
      hint: 'Deux colonnes ou plus\u00a0: l’identifiant PRONOTE, ou le nom et le prénom, avec au besoin la date de naissance ou la classe\u202f; puis la valeur. Une ligne de titres peut nommer la colonne des valeurs.',
    },
    liste: {
      label: 'Une seule colonne, dans l’ordre de la liste',
      hint: (count: number): string =>
        `La première ligne pour la première personne de la liste, et ainsi de suite\u00a0: ${formatNumberOf(count, 'personne', 'personnes')}, avec les filtres et le tri que vous aviez. Une ligne vide laisse la personne telle quelle.`,
    },
  },
  text: 'Lignes copiées dans le tableur',
  textHint: 'Sélectionnez les cellules dans votre tableur, copiez-les, puis collez-les ici.',
  file: 'Ou un fichier',
  fileHint: 'CSV, ou le fichier XML des identifiants (ExportIdentifiants) qui porte les identifiants CAS.',
  preview: 'Continuer',
  previewHint:
    'La page suivante dit ligne par ligne ce qui va changer. Rien n’est modifié avant votre accord.',
  nothing: 'Collez des lignes, ou choisissez un fichier.',
  unreadable:
    'Ce texte ne se lit pas comme un tableau. Copiez de nouveau les cellules, ou enregistrez le fichier en CSV.',
  unreadableXml: (line: number): string =>
    `Ce fichier XML n’est pas un fichier d’identifiants lisible (ligne ${line}).`,
  noField: 'Choisissez la colonne à remplir.',
  tooMany: (most: number): string => `Collez ${formatCount(most)} lignes au plus à la fois.`,
  longerThanList: (pasted: number, shown: number): string =>
    `Vous avez collé ${formatNumberOf(pasted, 'ligne', 'lignes')} et la liste a ${formatNumberOf(shown, 'personne', 'personnes')}\u00a0: elles ne peuvent pas se correspondre. Vérifiez les filtres de la liste.`,
  summary: 'Ce qui va se passer',
  outcomes: {
    change: 'À modifier',
    same: 'Inchangé',
    unknown: 'Personne introuvable',
    ambiguous: 'Plusieurs personnes possibles',
    held: 'Déjà tenu par quelqu’un d’autre',
    twice: 'En double dans ce que vous collez',
    invalid: 'Valeur impossible',
    empty: 'Sans valeur',
  } satisfies Record<PasteOutcome, string>,
  advice: {
    change: '',
    same: 'Cette personne a déjà cette valeur.',
    unknown: 'Vérifiez l’orthographe, ou collez l’identifiant PRONOTE.',
    ambiguous: 'Ajoutez la date de naissance ou l’identifiant PRONOTE.',
    held: 'Libérez d’abord l’identifiant sur la fiche de cette personne.',
    twice: 'La même personne ou la même valeur est sur une autre ligne\u00a0: gardez-en une.',
    invalid: 'Un identifiant CAS n’a pas d’espace\u202f; l’accès s’écrit Oui ou Non.',
    empty: 'Rien ne change.',
  } satisfies Record<PasteOutcome, string>,
  columns: {
    line: 'Ligne',
    said: 'Ce que dit la ligne',
    person: 'Personne',
    before: 'Avant',
    after: 'Après',
    outcome: 'Résultat',
  },
  holder: (name: string): string => `Tenu par ${name}.`,
  shown: (shown: number, count: number): string =>
    `Les ${formatCount(shown)} premières lignes sur ${formatCount(count)}, celles qui ne passent pas d’abord.`,
  apply: (count: number): string => `Modifier ${formatNumberOf(count, 'personne', 'personnes')}`,
  applyHint: 'Les autres lignes sont laissées de côté. Vous pourrez annuler.',
  none: 'Aucune ligne ne change quoi que ce soit.',
  back: 'Coller autre chose',
} as const
