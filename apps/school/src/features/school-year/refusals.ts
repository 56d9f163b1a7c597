import { defineRefusals } from '@preau/platform'

/** Refusals of the change of school year. Nothing has changed when one is thrown. */
export const yearRefusals = defineRefusals({
  'year.not-now': {
    status: 409,
    title: 'Étape déjà passée',
    sentence: 'La préparation de l’année n’en est plus là\u00a0: rien n’a changé.',
    next: 'Revenez à «\u00a0Nouvelle année scolaire\u00a0», qui montre où elle en est.',
  },
  'year.unknown': {
    status: 409,
    title: 'Année inconnue',
    sentence: 'L’année de cette base n’est pas connue\u00a0: la suivante ne peut pas être préparée.',
    next: 'Importez d’abord les fichiers SIECLE de l’année en cours.',
  },
  'year.nothing-imported': {
    status: 409,
    title: 'Aucun élève importé',
    sentence: 'L’année en préparation n’a encore reçu aucun fichier SIECLE\u00a0: rien n’a changé.',
    next: 'Importez les élèves de la nouvelle année, puis recommencez.',
  },
  'year.imported-since': {
    status: 409,
    title: 'Retour impossible',
    sentence:
      'Un fichier a été importé depuis le changement d’année\u00a0: le retour perdrait ce qu’il a apporté.',
    next: 'Continuez dans la nouvelle année. L’année d’avant se lit dans son archive.',
  },
})
