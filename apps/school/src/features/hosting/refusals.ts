import { defineRefusals } from '@preau/platform'

/** Refusals of the life of the bases. */
export const hostingRefusals = defineRefusals({
  'hosting.taken': {
    status: 409,
    title: 'Nom déjà pris',
    sentence: 'Une autre base en service a cet UAI ou ce nom d’adresse\u00a0: rien n’a changé.',
    next: 'Choisissez un autre nom d’adresse, ou archivez d’abord l’autre base.',
  },
  'hosting.published': {
    status: 409,
    title: 'Base publiée',
    sentence: 'La base est publiée\u00a0: rien n’a changé.',
    next: 'Arrêtez la publication, puis recommencez.',
  },
  'hosting.year-preparing': {
    status: 409,
    title: 'Année en préparation',
    sentence: 'L’année suivante de cette base est en préparation\u00a0: rien n’a changé.',
    next: 'Abandonnez ou terminez la préparation dans «\u00a0Nouvelle année scolaire\u00a0», puis recommencez.',
  },
  'hosting.not-now': {
    status: 409,
    title: 'Action impossible',
    sentence: 'La base n’est plus dans l’état où cela se fait\u00a0: rien n’a changé.',
    next: 'Revenez à «\u00a0Vie de la base\u00a0», qui montre son état.',
  },
})
