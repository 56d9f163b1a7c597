import { defineRefusals } from '@preau/platform'

/** Refusals of the addresses of a base. */
export const addressRefusals = defineRefusals({
  'address.host-only': {
    status: 403,
    title: 'Réservé à l’hébergeur',
    sentence: 'Les adresses d’une base sont choisies par l’hébergeur\u00a0: rien n’a été enregistré.',
    next: 'Demandez le changement à votre hébergeur.',
  },
  'address.unknown': {
    status: 404,
    title: 'Adresse déjà retirée',
    sentence: 'Cette adresse n’est plus une adresse de la base\u00a0: quelqu’un l’a retirée entre-temps.',
    next: 'Revenez à la page des adresses de la base.',
  },
})
