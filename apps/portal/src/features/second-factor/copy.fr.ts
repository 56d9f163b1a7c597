import { counted } from '../../frame/format-fr.ts'

export const factorCopy = {
  title: 'Second facteur',
  account: 'Mon compte',
  codeTitle: 'Code de connexion',
  codeLead: 'Votre mot de passe est juste. Il reste à montrer que c’est bien vous.',
  code: 'Code',
  codeHint:
    'Les six chiffres affichés par l’application de votre téléphone, ou l’un de vos codes de secours.',
  recoveryHint: 'L’un de vos codes de secours\u00a0: il ne servira qu’une fois.',
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
    left === 0
      ? 'Vous êtes entré avec votre dernier code de secours. Demandez-en de nouveaux dans «\u00a0Mon compte\u00a0»\u202f; si vous n’avez plus ni votre téléphone ni votre clé, demandez à l’administrateur de votre établissement de retirer votre second facteur.'
      : `Vous êtes entré avec un code de secours, qui ne servira plus. Il vous en reste ${left === 1 ? 'un seul' : String(left)}\u00a0: pensez à en demander de nouveaux dans «\u00a0Mon compte\u00a0».`,
} as const

export const enrolCopy = {
  title: 'Activer le second facteur',
  requiredLead:
    'Votre compte donne accès aux données de nombreux élèves\u00a0: votre ENT demande, en plus du mot de passe, un code affiché par votre téléphone.',
  grace: (until: string) =>
    `Votre ENT demandera un second facteur à votre profil à partir du ${until}. Activez-le dès maintenant dans «\u00a0Mon compte\u00a0», «\u00a0Second facteur\u00a0».`,
  lead: 'En plus du mot de passe, un code affiché par votre téléphone ou une clé de sécurité. Qui apprendrait votre mot de passe n’entrerait pas pour autant.',
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
  application: 'Application de codes',
  left: 'Codes de secours restants',
  leftCount: (left: number) => (left === 0 ? 'Aucun' : counted(left, 'code')),
  activate: 'Activer une application de codes',
  addApplication: 'Ajouter une application de codes',
  required: 'Il est demandé à votre profil\u00a0: vous ne pouvez pas le retirer.',
  renewTitle: 'Demander de nouveaux codes de secours',
  renewLead: 'Les anciens ne serviront plus. Tapez un code, ou touchez votre clé.',
  renew: 'Demander de nouveaux codes',
  removeTitle: 'Retirer le second facteur',
  removeLead:
    'Votre mot de passe suffira de nouveau\u00a0: application, clés et codes de secours sont retirés ensemble. Tapez un code de l’application ou un code de secours, ou touchez votre clé.',
  remove: 'Retirer le second facteur',
  removed: 'Le second facteur est retiré\u00a0: votre mot de passe suffit de nouveau.',
} as const

export const keyCopy = {
  title: 'Clés de sécurité',
  lead: 'Une clé USB ou sans contact, l’empreinte ou le visage reconnus par votre téléphone ou votre ordinateur («\u00a0passkey\u00a0»). Rien à recopier, et une fausse page de connexion n’en obtient rien. Enregistrez-en deux si vous le pouvez.',
  impossible:
    'Les navigateurs n’acceptent une clé de sécurité qu’à une adresse en https\u00a0: celle de ce portail ne l’est pas. L’application de codes fonctionne.',
  name: 'Nom de la clé',
  nameHint: 'Pour la reconnaître, par exemple «\u00a0Clé du trousseau\u00a0».',
  longName: 'Soixante caractères suffisent au nom de la clé.',
  addedAt: 'Enregistrée le',
  lastUsed: 'Dernier emploi',
  neverUsed: 'jamais',
  action: 'Action',
  addOne: 'Ajouter une clé',
  newTitle: 'Ajouter une clé de sécurité',
  newLead:
    'Donnez-lui un nom, puis laissez-vous guider par votre navigateur\u00a0: il demandera de brancher la clé et de la toucher, ou de poser le doigt.',
  add: 'Enregistrer la clé',
  added: (name: string) => `La clé «\u00a0${name}\u00a0» est enregistrée.`,
  remove: 'Retirer',
  removeQuestion: (name: string) => `Retirer la clé «\u00a0${name}\u00a0»\u202f?`,
  removeDetail: 'Elle n’ouvrira plus votre compte. Vous pourrez l’enregistrer de nouveau.',
  removed: (name: string) => `La clé «\u00a0${name}\u00a0» est retirée.`,
  removedLast: 'C’était la dernière\u00a0: votre mot de passe suffit de nouveau.',
  again: 'Pour changer vos clés, redonnez d’abord votre mot de passe et votre second facteur.',
  loginTitle: 'Avec votre clé de sécurité',
  loginLead: 'Branchez-la ou approchez-la, puis touchez-la quand le navigateur le demande.',
  loginSubmit: 'Utiliser ma clé',
  instead: 'Plutôt une clé de sécurité',
  insteadText:
    'Une clé USB ou sans contact, ou l’empreinte et le visage que reconnaît votre appareil, remplacent l’application de codes.',
  noScript:
    'Une clé de sécurité demande JavaScript, que ce navigateur n’exécute pas. Employez l’application de codes ou un code de secours.',
  noAnswer:
    'La clé n’a pas répondu\u00a0: le navigateur n’exécute pas JavaScript, ou n’accepte pas les clés. Employez l’application de codes ou un code de secours, ou recommencez avec un autre navigateur.',
  notHeld:
    'La réponse de la clé n’a pas pu être acceptée, ou le temps est passé. Rien n’est enregistré. Recommencez.',
  known: 'Cette clé est déjà enregistrée. Essayez-en une autre.',
  wrong:
    'La clé n’a pas été reconnue, ou le temps est passé. Recommencez, ou employez un code de l’application ou un code de secours.',
  said: {
    waiting: 'Le navigateur attend votre clé\u2026',
    failed: 'La clé n’a pas répondu à temps, ou la demande a été annulée. Recommencez.',
    known: 'Cette clé est déjà enregistrée. Essayez-en une autre.',
    unsupported:
      'Ce navigateur n’accepte pas les clés de sécurité. Employez l’application de codes ou un code de secours.',
  },
} as const
