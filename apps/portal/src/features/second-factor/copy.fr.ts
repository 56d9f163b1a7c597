import { counted } from '../../frame/format-fr.ts'

export const factorCopy = {
  title: 'Second facteur',
  account: 'Mon compte',
  codeTitle: 'Code de connexion',
  codeLead: 'Votre mot de passe est juste. Il reste à montrer que c’est bien vous.',
  code: 'Code',
  codeHint:
    'Les six chiffres affichés par l’application de votre téléphone, ou l’un de vos codes de secours.',
  codeSubmit: 'Valider',
  startAgain: 'Recommencer avec un autre compte',
  lost: 'Téléphone perdu ou changé\u202f? Tapez un code de secours. Si vous n’en avez plus, demandez à l’administrateur de votre établissement de retirer votre second facteur.',
  missing: 'Saisissez le code.',
  wrong:
    'Ce code n’est pas le bon, ou a déjà servi. Attendez que l’application en affiche un nouveau, puis recommencez. Vérifiez aussi que l’heure du téléphone est automatique.',
  wrongWait: (wait: string) =>
    `Ce code n’est pas le bon, ou a déjà servi. Après plusieurs erreurs, le prochain essai est possible dans ${wait}.`,
  wait: (wait: string) =>
    `Trop de codes faux\u00a0: celui-ci n’a pas été vérifié. Recommencez dans ${wait}, ou demandez à l’administrateur de votre établissement de retirer votre second facteur.`,
  stepOver: 'Le temps de donner le code est passé. Recommencez avec votre mot de passe.',
  suspended: 'Votre compte n’est plus ouvert. Adressez-vous à l’administrateur de votre établissement.',
  lowOnCodes: (left: number) =>
    `Vous êtes entré avec un code de secours, qui ne servira plus. Il vous en reste ${String(left)}\u00a0: pensez à en demander de nouveaux dans «\u00a0Mon compte\u00a0».`,
} as const

export const enrolCopy = {
  title: 'Activer le second facteur',
  requiredLead:
    'Votre compte donne accès aux données de nombreux élèves\u00a0: votre ENT demande, en plus du mot de passe, un code affiché par votre téléphone.',
  lead: 'En plus du mot de passe, un code affiché par votre téléphone. Qui apprendrait votre mot de passe n’entrerait pas pour autant.',
  one: '1. Installez une application de codes',
  oneText:
    'N’importe quelle application de codes à usage unique convient\u00a0: FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator, ou un gestionnaire de mots de passe. Aucune donnée n’est envoyée.',
  two: '2. Scannez ce QR code avec l’application',
  qrLabel: 'QR code à scanner avec l’application',
  onPhone: 'Vous lisez cette page sur le téléphone\u202f? Ouvrez l’application d’ici',
  byHand: 'Sinon, tapez cette clé dans l’application\u00a0:',
  three: '3. Tapez le code qu’elle affiche',
  code: 'Code à six chiffres',
  submit: 'Activer',
  missing: 'Saisissez le code à six chiffres.',
  wrong:
    'Ce code n’est pas le bon. Attendez que l’application en affiche un nouveau, puis recommencez. Vérifiez aussi que l’heure du téléphone est automatique.',
} as const

export const recoveryCopy = {
  title: 'Vos codes de secours',
  lead: 'Si vous perdez votre téléphone, chacun de ces codes remplace une fois celui de l’application. Imprimez-les ou recopiez-les, et gardez-les loin du téléphone\u00a0: ils ne seront plus affichés.',
  list: 'Codes de secours',
  activated: 'Le second facteur est activé.',
  done: 'C’est noté, continuer',
} as const

export const statusCopy = {
  state: 'État',
  on: 'Activé',
  off: 'Non activé',
  since: 'Activé le',
  left: 'Codes de secours restants',
  leftCount: (left: number) => counted(left, 'code'),
  activate: 'Activer',
  required: 'Il est demandé à votre profil\u00a0: vous ne pouvez pas le retirer.',
  renewTitle: 'Demander de nouveaux codes de secours',
  renewLead: 'Les anciens ne serviront plus. Tapez le code affiché par l’application.',
  renew: 'Demander de nouveaux codes',
  removeTitle: 'Retirer le second facteur',
  removeLead:
    'Votre mot de passe suffira de nouveau. Tapez le code affiché par l’application, ou un code de secours.',
  remove: 'Retirer le second facteur',
  removed: 'Le second facteur est retiré\u00a0: votre mot de passe suffit de nouveau.',
} as const
