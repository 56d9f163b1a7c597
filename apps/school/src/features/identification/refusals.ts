import { defineRefusals } from '@preau/platform'

/** Refusals of identification: the form of a failed one, and *Résolution des échecs*. */
export const identificationRefusals = defineRefusals({
  'identification.form-expired': {
    status: 410,
    title: 'Formulaire expiré',
    sentence:
      'Ce formulaire n’est plus valable\u00a0: il date de plus d’une journée, ou son adresse est incomplète.',
    next: 'Passez de nouveau par votre ENT\u00a0: un nouveau formulaire vous sera proposé s’il le faut.',
  },
  'identification.too-many': {
    status: 429,
    title: 'Trop d’essais',
    sentence: 'Trop de retours de l’ENT sans ticket valable sont venus de votre réseau.',
    next: (p: { readonly seconds: number }) =>
      `Attendez ${String(p.seconds)} secondes, puis entrez de nouveau par votre ENT.`,
    retryAfterSeconds: 30,
  },
  'failure.unknown': {
    status: 404,
    title: 'Échec inconnu',
    sentence: 'Aucun échec d’identification de cet établissement n’a ce numéro.',
    next: 'Revenez à la liste de la résolution des échecs.',
  },
  'failure.closed': {
    status: 409,
    title: 'Échec déjà traité',
    sentence: 'Cet échec a été traité entre-temps\u00a0: rien n’a été modifié.',
    next: 'Rouvrez sa fiche pour voir ce qui a été fait.',
  },
  'failure.selection-lost': {
    status: 422,
    title: 'Sélection illisible',
    sentence: 'La liste des échecs choisis n’est pas arrivée entière\u00a0: rien n’a été fait.',
    next: 'Revenez à la liste et choisissez de nouveau les échecs.',
  },
  'failure.links-unknown': {
    status: 404,
    title: 'Liens inconnus',
    sentence: 'Ces liens n’existent pas dans cet établissement, ou datent de plus de trois mois.',
    next: 'Ouvrez «\u00a0Liens récents\u00a0» depuis la résolution des échecs.',
  },
  'failure.links-undone': {
    status: 409,
    title: 'Liens déjà annulés',
    sentence: 'Ces liens ont déjà été annulés\u00a0: rien n’a été modifié.',
    next: 'Rouvrez leur page pour voir ce qui a été repris.',
  },
  'failure.links-changed': {
    status: 409,
    title: 'Plus rien de sûr',
    sentence:
      'Aucune de ces personnes n’est encore sûre\u00a0: un échec, une fiche ou un compte a changé entre-temps, et rien n’a été relié.',
    next: 'Revenez à la liste des échecs et recommencez\u00a0: la page montrera ce qui reste sûr.',
  },
  'failure.reason-missing': {
    status: 422,
    title: 'Raison manquante',
    sentence: 'Un échec se classe avec une raison\u00a0: aucun n’a été classé.',
    next: 'Revenez à la page précédente, choisissez une raison (et précisez-la si c’est «\u00a0Autre raison\u00a0»), puis recommencez.',
  },
  'failure.no-cas-id': {
    status: 409,
    title: 'Compte de l’ENT inconnu',
    sentence:
      'L’ENT n’a pas dit quel était le compte de cette personne\u00a0: il ne peut être relié à aucune fiche.',
    next: 'Classez cet échec, et demandez à la personne de se connecter de nouveau.',
  },
  'failure.changed': {
    status: 409,
    title: 'Situation modifiée',
    sentence:
      'L’identifiant CAS de cette personne, ou celui du doublon, a changé entre-temps\u00a0: rien n’a été modifié.',
    next: 'Rouvrez la fiche de l’échec, vérifiez ce qui est proposé, puis recommencez.',
  },
  'failure.person-unknown': {
    status: 404,
    title: 'Personne inconnue',
    sentence: 'Cette personne n’est pas dans la base de l’établissement.',
    next: 'Revenez à la fiche de l’échec et cherchez de nouveau la personne.',
  },
})
