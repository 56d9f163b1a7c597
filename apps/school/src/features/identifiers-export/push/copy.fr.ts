import { formatCount, formatNumberOf } from '../../../frame/format.ts'

/** French texts of the sending to the ENT. */
export const copy = {
  notSet:
    'L’adresse de destination ou le code de rapprochement manque. Complétez-les dans la console, page «\u00a0Export des identifiants\u00a0».',
  page: 'L’ENT a répondu par une page web au lieu d’un reçu. Vérifiez l’adresse de destination avec l’administrateur de l’ENT.',
  notReceipt: 'L’ENT a répondu, mais pas par un reçu. Vérifiez l’adresse de destination.',
  wrongCode:
    'L’ENT ne reconnaît pas le code de rapprochement de cet établissement. Demandez le code d’aujourd’hui à l’administrateur de l’ENT.',
  refused: (reason: string, status: number) =>
    reason === ''
      ? `L’ENT refuse le fichier (réponse ${status}).`
      : `L’ENT refuse le fichier\u00a0: ${reason}`,
  failed: (reason: string, status: number) =>
    reason === ''
      ? `L’ENT n’a pas pu prendre le fichier (réponse ${status}).`
      : `L’ENT n’a pas encore pris le fichier\u00a0: ${reason}`,
  title: 'Envois à l’ENT',
  empty: 'Aucun envoi pour l’instant.',
  columns: { at: 'Date', people: 'Personnes', state: 'État', detail: 'Ce qu’il en est', actor: 'Par' },
  states: {
    waiting: 'En attente',
    delivered: 'Reçu par l’ENT',
    refused: 'Refusé',
    'given-up': 'Abandonné',
    replaced: 'Remplacé',
  },
  receipt: (given: number, waiting: number) =>
    waiting === 0
      ? `${formatNumberOf(given, 'identifiant donné', 'identifiants donnés')}, rien n’attend.`
      : `${formatNumberOf(given, 'identifiant donné', 'identifiants donnés')}\u202f; ${formatNumberOf(waiting, 'personne attend', 'personnes attendent')} l’administrateur de l’ENT.`,
  again: 'Ce contenu avait déjà été reçu.',
  next: (at: string, attempts: number) => `Essai ${formatCount(attempts + 1)} prévu le ${at}.`,
  queued: 'Part dans la minute.',
  replacedBy: 'Un envoi plus récent a pris sa place.',
  hurry: 'Réessayer maintenant',
  hurried: 'L’envoi repart dans la minute.',
  alertTitle: 'L’ENT n’a pas reçu les identifiants',
  alertWaiting: (since: string) =>
    `Le fichier attend depuis le ${since}. Les personnes nouvelles ne pourront pas entrer par l’ENT tant qu’il n’est pas arrivé.`,
  alertLink: 'Voir les envois',
} as const
