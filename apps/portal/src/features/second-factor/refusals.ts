import { defineRefusals } from '@preau/platform'

export const factorRefusals = defineRefusals({
  'second-factor.not-offered': {
    status: 403,
    title: 'Second facteur non proposé',
    sentence: 'Le second facteur est proposé aux administrateurs et aux personnels, pas à votre profil.',
    next: 'Protégez votre compte par un mot de passe que vous n’employez nulle part ailleurs.',
  },
  'second-factor.already': {
    status: 409,
    title: 'Second facteur déjà activé',
    sentence: 'Votre compte a déjà un second facteur, activé depuis une autre page. Rien n’a été changé.',
    next: 'Revenez à «\u00a0Second facteur\u00a0» dans «\u00a0Mon compte\u00a0».',
  },
  'second-factor.no-keys': {
    status: 404,
    title: 'Clés de sécurité indisponibles',
    sentence:
      'Les navigateurs n’acceptent une clé de sécurité qu’à une adresse en https, désignée par un nom\u00a0: celle de ce portail ne l’est pas.',
    next: 'Utilisez une application de codes, et signalez-le à l’exploitant du portail.',
  },
  'second-factor.key-gone': {
    status: 404,
    title: 'Clé déjà retirée',
    sentence: 'Cette clé de sécurité n’est plus enregistrée, ou n’est pas la vôtre. Rien n’a été changé.',
    next: 'Revenez à «\u00a0Second facteur\u00a0» dans «\u00a0Mon compte\u00a0».',
  },
  'second-factor.required': {
    status: 403,
    title: 'Second facteur obligatoire',
    sentence: 'Votre ENT demande un second facteur à votre profil\u00a0: il ne peut pas être retiré.',
    next: 'Si vous avez changé de téléphone, demandez à l’administrateur de votre établissement de le retirer\u00a0: vous en activerez un autre à la connexion suivante.',
  },
})
