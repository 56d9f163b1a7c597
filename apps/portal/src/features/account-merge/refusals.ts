import { defineRefusals } from '@preau/platform'

export const mergeRefusals = defineRefusals({
  'merge.unknown': {
    status: 404,
    title: 'Comptes introuvables',
    sentence:
      'Ces deux comptes n’existent plus, sont le même, ou ne sont pas tous deux de vos établissements.',
    next: 'Revenez à la liste des doublons.',
  },
  'merge.privileged': {
    status: 403,
    title: 'Compte d’administrateur',
    sentence: 'L’un des deux comptes administre le portail, ou est le vôtre. Rien n’a changé.',
    next: 'Demandez cette fusion à l’exploitant du portail, ou gardez votre propre compte.',
  },
  'merge.two-academies': {
    status: 409,
    title: 'Deux académies',
    sentence:
      'Ces deux comptes viennent des annuaires de deux académies\u00a0: une seule fiche ne pourrait suivre les deux. Rien n’a changé.',
    next: 'Gardez les deux comptes tant que la personne est dans les deux académies.',
  },
  'merge.already': {
    status: 409,
    title: 'Déjà fusionné',
    sentence: 'L’un de ces comptes a déjà fait l’objet d’une fusion. Rien n’a changé.',
    next: 'Gardez le compte qui a déjà reçu l’autre, ou annulez d’abord la première fusion.',
  },
  'merge.gone': {
    status: 404,
    title: 'Fusion introuvable',
    sentence: 'Cette fusion n’existe pas, est déjà annulée, ou n’est pas de vos établissements.',
    next: 'Revenez à la liste des doublons.',
  },
  'merge.deleted': {
    status: 409,
    title: 'Fusion définitive',
    sentence:
      'Le compte abandonné a été supprimé à la fin de son délai\u00a0: la fusion ne peut plus être annulée.',
    next: 'Si c’étaient deux personnes, la prochaine livraison AAF recréera le compte manquant une fois la fusion signalée à l’exploitant.',
  },
})
