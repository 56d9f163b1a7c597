import { formatCount } from '../../frame/format.ts'
import type { BaseSecurity } from '../bases/index.ts'

/** French texts of the door of the spaces: log-in, choice, wrong space, sign-out, password. */
export const copy = {
  login: {
    title: 'Connexion',
    login: 'Identifiant',
    loginHint: 'Celui que l’établissement vous a remis pour cette page.',
    password: 'Mot de passe',
    submit: 'Se connecter',
    missing: 'Saisissez votre identifiant et votre mot de passe.',
    wrong: 'Votre identifiant ou votre mot de passe est incorrect',
    heldBack: (seconds: number): string =>
      `Trop d’essais de connexion ont échoué\u00a0: attendez ${formatCount(seconds)} secondes, puis recommencez. Mot de passe oublié\u202f? L’établissement peut vous en donner un autre.`,
    oneTimeEnded:
      'Ce mot de passe provisoire n’est plus valable. Demandez-en un autre au secrétariat de l’établissement.',
    ended: 'Connectez-vous de nouveau.',
    otherDoor:
      'Vous avez un compte dans l’ENT\u202f? Ce formulaire n’attend pas votre mot de passe de l’ENT\u00a0: entrez par l’ENT.',
    otherDoorLink: 'Entrer par l’ENT',
    spaces: 'Les espaces de l’établissement',
  },
  commune: {
    title: 'Choisissez votre espace',
    lead: 'Votre compte ouvre plusieurs espaces de cet établissement. La prochaine fois, cet appareil ouvrira celui que vous choisissez\u202f; le menu «\u00a0Mes espaces\u00a0» permet d’en changer.',
    group: 'Mes espaces',
  },
  choice: {
    title: 'Qui êtes-vous ici\u202f?',
    lead: 'Votre compte de l’ENT correspond à plusieurs personnes de cet établissement.',
    legend: 'Entrer comme',
    submit: 'Continuer',
    missing: 'Choisissez une personne.',
  },
  double: {
    title: 'Une dernière vérification',
    lead: 'Elle n’est demandée qu’une fois.',
    why: 'Votre ENT vous a reconnu. Pour savoir qui vous êtes dans l’établissement, saisissez l’identifiant et le mot de passe que l’établissement vous a remis. Ensuite, votre ENT suffira.',
    known: (name: string, label: string): string =>
      `Ce compte de l’ENT est déjà celui de ${name}, qui n’ouvre pas cette page (${label}). Entrez par votre espace, ou reliez ci-dessous un autre de vos comptes de l’établissement.`,
    login: 'Identifiant de l’établissement',
    password: 'Mot de passe de l’établissement',
    notEnt: 'Ce n’est pas votre mot de passe de l’ENT\u00a0: ne le saisissez pas ici.',
    submit: 'Relier et entrer',
    without: 'Je n’ai pas d’identifiant de l’établissement',
    wrong:
      'Cet identifiant ou ce mot de passe de l’établissement est incorrect. Au bout de cinq essais, il faudra repasser par votre ENT.',
    heldBack: (seconds: number): string =>
      `Trop d’essais ont échoué\u00a0: ce compte est bloqué pour ${String(seconds)} secondes. Attendez, puis recommencez.`,
    done: 'Votre compte de l’ENT est relié à votre fiche de l’établissement. La prochaine fois, l’ENT suffira.',
  },
  ended: {
    title: 'Vous avez été déconnecté',
    reasons: {
      idle: 'Votre session s’est fermée d’elle-même\u00a0: elle est restée trop longtemps sans activité.',
      absolute: 'Votre session s’est fermée d’elle-même\u00a0: elle a atteint sa durée maximale.',
      supervisor: 'L’établissement a fermé votre session.',
      ent: 'Vous vous êtes déconnecté de l’ENT, ou l’ENT a fermé votre session\u00a0: elle s’est fermée ici aussi.',
      password: 'Votre mot de passe de l’établissement a changé\u00a0: vos sessions ont été fermées.',
      closed: 'Votre session est terminée.',
    },
    next: 'Ce qui n’était pas enregistré est perdu. Vous pouvez revenir à la page que vous demandiez.',
    back: 'Revenir à cette page',
  },
  wrongSpace: {
    title: 'Ce n’est pas votre espace',
    sentence: (name: string, label: string): string =>
      `Vous êtes ${name}, et cette page est celle d’un autre public\u00a0: ${label}.`,
    yours: (count: number): string => (count < 2 ? 'Votre espace' : 'Vos espaces'),
    somebodyElse: 'Ce n’est pas vous\u202f? Déconnectez-vous, puis entrez avec votre propre compte.',
    signOut: 'Se déconnecter',
  },
  signedOut: {
    title: 'Vous êtes déconnecté',
    here: (school: string): string => `Votre espace de l’établissement ${school} est fermé sur cet appareil.`,
    ent: 'Votre session de l’ENT, elle, reste ouverte\u00a0: un clic suffit pour revenir ici. Sur un ordinateur partagé, fermez-la aussi.',
    entLogout: 'Se déconnecter de l’ENT',
    again: 'Revenir à mon espace',
  },
  password: {
    title: 'Changer de mot de passe',
    firstTitle: 'Choisissez votre mot de passe',
    firstLead: 'Le mot de passe provisoire ne sert qu’une fois. Choisissez maintenant le vôtre.',
    current: 'Mot de passe actuel',
    currentOneTime: 'Mot de passe provisoire',
    next: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, une seconde fois',
    rule: ({
      passwordLength,
      passwordKinds,
    }: Pick<BaseSecurity, 'passwordLength' | 'passwordKinds'>): string =>
      `${String(passwordLength)}\u00a0caractères au moins${passwordKinds ? ', dont une minuscule, une majuscule, un chiffre et un signe' : ''}. Une petite phrase se retient mieux qu’un mot compliqué.`,
    submit: 'Enregistrer',
    changed: 'Votre mot de passe est changé. Vos autres appareils sont déconnectés.',
    wrongCurrent: 'Ce n’est pas votre mot de passe actuel.',
    different: 'Les deux saisies du nouveau mot de passe ne sont pas identiques.',
    stale: 'Votre mot de passe vient d’être changé ailleurs. Connectez-vous de nouveau.',
    short: (least: number): string =>
      `Ce mot de passe est trop court\u00a0: il faut ${String(least)}\u00a0caractères au moins.`,
    faults: {
      'too-few-kinds':
        'Il manque à ce mot de passe une minuscule, une majuscule, un chiffre ou un signe de ponctuation.',
      'too-long': 'Ce mot de passe est trop long\u00a0: deux cents caractères au plus.',
      'too-simple': 'Ce mot de passe répète toujours les mêmes caractères. Variez-les.',
      'too-common':
        'Ce mot de passe est parmi les premiers que l’on essaie\u00a0: il figure dans les listes de mots de passe divulgués. Choisissez-en un autre.',
      'contains-name': 'Ce mot de passe contient votre nom ou votre identifiant. Choisissez autre chose.',
      same: 'Ce mot de passe est l’ancien. Choisissez-en un autre.',
    },
  },
} as const
