import { defineRefusals } from '@preau/platform'

/** Refusals of *Doublons*. Nothing has changed when one is thrown. */
export const duplicateRefusals = defineRefusals({
  'duplicates.unknown': {
    status: 404,
    title: 'Fiche introuvable',
    sentence:
      'L’une de ces deux fiches n’est pas, ou n’est plus, dans la base de cet établissement, ou elles ne sont pas de la même liste.',
    next: 'Revenez à la liste des doublons\u00a0: elle vient d’être recalculée.',
  },
  'duplicates.changed': {
    status: 409,
    title: 'Fiche modifiée entre-temps',
    sentence: 'L’une des deux fiches a changé depuis que cette page a été affichée. Rien n’a été fusionné.',
    next: 'Relisez les deux fiches ci-dessous, puis recommencez.',
  },
  'duplicates.merge-gone': {
    status: 404,
    title: 'Fusion introuvable',
    sentence: 'Cette fusion n’existe pas dans la base de cet établissement, ou elle a déjà été annulée.',
    next: 'Revenez à la liste des fusions.',
  },
  'duplicates.not-undone': {
    status: 409,
    title: 'Fusion qui ne peut plus être annulée',
    sentence:
      'La fiche conservée a été modifiée depuis la fusion, ou l’un de ses identifiants a été donné à quelqu’un d’autre. Rien n’a été changé.',
    next: 'Ajoutez à la main la personne qui manque, ou importez de nouveau le fichier de l’établissement.',
  },
})
