import { defineRefusals } from '@preau/platform'

const elsewhere =
  'Choisissez l’autre certificat si vous en avez plusieurs (fermez d’abord le navigateur), ou connectez-vous par mot de passe et code.'

/** Refusals of the console by certificate. */
export const certificateRefusals = defineRefusals({
  'certificate.none': {
    status: 401,
    title: 'Aucun certificat présenté',
    sentence: 'Votre navigateur n’a présenté aucun certificat.',
    next: 'Installez le fichier .p12 que vous avez reçu, fermez le navigateur, puis recommencez. Sinon, connectez-vous par mot de passe et code.',
  },
  'certificate.untrusted-header': {
    status: 401,
    title: 'Aucun certificat présenté',
    sentence:
      'Un certificat a été transmis par un intermédiaire que ce serveur ne connaît pas\u00a0: il n’en est pas tenu compte.',
    next: 'Passez par l’adresse habituelle. Hébergeur\u00a0: l’adresse du serveur mandataire doit figurer dans SCHOOL_TRUSTED_PROXIES.',
  },
  'certificate.unreadable': {
    status: 400,
    title: 'Certificat illisible',
    sentence: 'Le certificat présenté n’a pas pu être lu.',
    next: 'Hébergeur\u00a0: vérifiez comment le serveur mandataire transmet le certificat. En attendant, connectez-vous par mot de passe et code.',
  },
  'certificate.foreign': {
    status: 403,
    title: 'Certificat d’une autre autorité',
    sentence: (p: { readonly subject: string }) =>
      `Le certificat présenté (${p.subject}) n’a pas été délivré par ce serveur.`,
    next: elsewhere,
  },
  'certificate.unknown': {
    status: 403,
    title: 'Certificat inconnu',
    sentence: (p: { readonly subject: string }) =>
      `Le certificat présenté (${p.subject}) porte notre signature mais n’est à personne\u00a0: il ne figure pas dans la liste de ce serveur.`,
    next: 'Prévenez l’hébergeur\u00a0: il délivrera un nouveau certificat.',
  },
  'certificate.revoked': {
    status: 403,
    title: 'Certificat retiré',
    sentence: (p: { readonly subject: string }) => `Le certificat présenté (${p.subject}) a été retiré.`,
    next: elsewhere,
  },
  'certificate.expired': {
    status: 403,
    title: 'Certificat périmé',
    sentence: (p: { readonly subject: string; readonly until: string }) =>
      `Le certificat présenté (${p.subject}) n’est plus bon depuis le ${p.until}.`,
    next: 'Connectez-vous par mot de passe et code, puis demandez un nouveau certificat dans «\u00a0Mes certificats\u00a0».',
  },
  'certificate.no-authority': {
    status: 409,
    title: 'Aucune autorité',
    sentence:
      'Ce serveur n’a pas encore d’autorité de certification\u00a0: aucun certificat n’a été délivré.',
    next: 'L’hébergeur la crée dans «\u00a0Certificats\u00a0», en un clic.',
  },
  'certificate.key-lost': {
    status: 500,
    title: 'Clé de l’autorité illisible',
    sentence:
      'La clé de l’autorité ne s’ouvre plus\u00a0: le secret du serveur (SCHOOL_SECRET_KEY) a changé depuis sa création.',
    next: 'Rétablissez l’ancien secret, ou créez une nouvelle autorité\u00a0: les certificats déjà délivrés restent bons.',
  },
})
