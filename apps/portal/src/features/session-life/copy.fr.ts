import { counted } from '../../frame/format-fr.ts'
import { absoluteBounds, idleBounds } from './session-lives.ts'

export const lifeCopy = {
  administration: 'Administration',
  title: 'Durée des sessions',
  lead: 'Au bout de combien de temps une personne doit saisir de nouveau son mot de passe, selon son profil.',
  how: 'Ce que ces durées changent',
  idleMeaning:
    'L’inactivité : sans rien faire pendant ce temps, la personne est déconnectée. Une minute avant, une fenêtre lui propose de rester connectée.',
  absoluteMeaning:
    'La durée maximale : la connexion prend fin même si la personne reste active. Une minute avant, une fenêtre l’avertit, et rien ne peut la prolonger. Les services ouverts par le portail le sont pour la même connexion.',
  severalMeaning:
    'Qui a plusieurs profils a la plus courte de leurs durées. Un administrateur sans profil a les durées communes.',
  rememberMeaning: 'Un profil qui a ses propres durées ne peut pas « Rester connecté sur cet appareil ».',
  whenMeaning:
    'Un changement vaut pour les connexions ouvertes ensuite. Pour celles qui sont déjà ouvertes, l’inactivité change à leur prochaine page ; leur fin reste celle qui était prévue.',
  common: (idle: number, hours: number) =>
    `Durées communes, fixées par la configuration : ${minutesInWords(idle)} d’inactivité, ${counted(hours, 'heure')} en tout. Une case vide reprend la durée commune.`,
  list: 'Durées par profil',
  inForce: (idle: number, hours: number) =>
    `En vigueur : ${minutesInWords(idle)} d’inactivité, ${counted(hours, 'heure')} en tout`,
  recorded: (idle: number | null, hours: number | null) =>
    `Enregistré entre-temps par une autre personne : inactivité ${idle === null ? 'commune' : `de ${minutesInWords(idle)}`}, durée maximale ${hours === null ? 'commune' : `de ${counted(hours, 'heure')}`}.`,
  idle: 'Inactivité',
  idleSuffix: 'minutes',
  absolute: 'Durée maximale',
  absoluteSuffix: 'heures',
  save: 'Enregistrer',
  saved: 'Durées enregistrées. Elles valent dès maintenant.',
  changed:
    'Une autre personne a modifié ces durées pendant que vous les changiez : rien n’est enregistré. Votre saisie est gardée ci-dessous, avec ce qui a été enregistré entre-temps ; vérifiez, puis enregistrez de nouveau.',
  badIdle: (profile: string) =>
    `${profile} : l’inactivité va de ${counted(idleBounds.min, 'minute')} (en deçà, on est déconnecté en lisant une page) à ${counted(idleBounds.max, 'minute')} (un jour). Saisissez un nombre entier, ou rien.`,
  badAbsolute: (profile: string) =>
    `${profile} : la durée maximale va de ${counted(absoluteBounds.min, 'heure')} à ${counted(absoluteBounds.max, 'heure')} (une semaine). Saisissez un nombre entier, ou rien.`,
  idleTooLong: (profile: string, idle: number, hours: number) =>
    `${profile} : ${minutesInWords(idle)} d’inactivité dépassent la durée maximale de ${counted(hours, 'heure')}. Réduisez l’inactivité ou allongez la durée.`,
} as const

/** « 1 minute », « 45 minutes ». */
function minutesInWords(minutes: number): string {
  return counted(minutes, 'minute')
}
