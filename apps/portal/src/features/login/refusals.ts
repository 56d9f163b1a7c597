import { defineRefusals } from '@preau/platform'

export const loginRefusals = defineRefusals({
  'login.required': {
    status: 401,
    title: 'Connexion nécessaire',
    sentence: 'Cette page demande d’être connecté au portail.',
    next: 'Connectez-vous, puis recommencez.',
  },
  'login.crowded': {
    status: 503,
    title: 'Trop de connexions en même temps',
    sentence:
      'Cet identifiant se connecte de trop d’endroits à la fois\u00a0: votre mot de passe n’a pas pu être vérifié.',
    next: 'Attendez quelques secondes, puis recommencez.',
    retryAfterSeconds: 5,
  },
  'login.not-administrator': {
    status: 403,
    title: 'Page réservée aux administrateurs',
    sentence: 'Votre compte n’administre aucun établissement de ce portail.',
    next: 'Revenez à votre espace. Si vous devriez avoir ce droit, demandez-le à l’exploitant du portail.',
  },
  'login.only-looks': {
    status: 403,
    title: 'Consultation seule',
    sentence:
      'Votre rôle d’assistance permet de tout consulter, et de ne rien modifier. Votre demande n’a rien changé.',
    next: 'Demandez cette modification à un administrateur de l’établissement ou à l’exploitant du portail.',
  },
})
