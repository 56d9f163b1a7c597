import { defineRefusals } from '@preau/platform'

export const exchangeRefusals = defineRefusals({
  'exchange.platform-only': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Les clés servent à tous les établissements\u00a0: l’exploitant du portail les gère seul.',
    next: 'Demandez à l’exploitant de le faire.',
  },
  'exchange.unknown-school': {
    status: 404,
    title: 'Établissement introuvable',
    sentence: 'Cet établissement n’existe pas, ou n’est pas de ceux que vous administrez.',
    next: 'Revenez aux échanges avec la scolarité et choisissez un établissement de la liste.',
  },
  'exchange.empty-directory': {
    status: 409,
    title: 'Annuaire vide',
    sentence: 'Aucun compte de cet établissement n’a sa place dans ce fichier.',
    next: 'Importez d’abord la livraison AAF de l’établissement.',
  },
  'exchange.unauthorised': {
    status: 401,
    title: 'Code inconnu',
    sentence:
      'Le code de rapprochement n’est pas celui de cet établissement, ou l’établissement est inconnu ici.',
    next: 'Demandez le code d’aujourd’hui à l’administrateur de l’ENT, et vérifiez l’adresse.',
  },
  'exchange.bad-signature': {
    status: 401,
    title: 'Signature absente ou fausse',
    sentence:
      'L’ENT connaît la clé du serveur de scolarité de cet établissement, et cet envoi n’est pas signé par elle.',
    next: 'Si la clé du serveur a été renouvelée, donnez la nouvelle à l’administrateur de l’ENT. Vérifiez aussi l’heure du serveur.',
  },
  'exchange.no-file': {
    status: 415,
    title: 'Fichier attendu',
    sentence: 'L’envoi ne contient pas de fichier XML.',
    next: 'Envoyez le fichier lui-même, avec le type application/xml.',
  },
  'exchange.unknown-receipt': {
    status: 404,
    title: 'Reçu introuvable',
    sentence: 'Ce reçu n’existe pas pour cet établissement.',
    next: 'Prenez l’adresse donnée par la réponse à l’envoi.',
  },
  'exchange.too-many': {
    status: 429,
    title: 'Trop d’envois',
    sentence: 'Trop d’envois ou d’essais en peu de temps.',
    next: 'Recommencez dans dix minutes.',
    retryAfterSeconds: 600,
  },
  'exchange.unknown-key': {
    status: 404,
    title: 'Clé introuvable',
    sentence: 'Cette clé n’existe pas, ou a été détruite.',
    next: 'Revenez aux échanges avec la scolarité et choisissez une clé de la liste.',
  },
})
