import { formatNumberOf } from '../../../frame/format.ts'

/** French texts of the list *Mon ENT*, for the host. */
export const copy = {
  title: 'Liste des ENT',
  lead: 'Ce que les superviseurs trouvent dans «\u00a0Mon ENT\u00a0». Une base garde l’adresse qu’elle a copiée\u00a0: changer un ENT ici ne change rien en service, et sa page «\u00a0Déléguer l’authentification\u00a0» le lui signale.',
  add: 'Ajouter un ENT',
  restore: 'Rétablir la liste d’origine',
  restoreQuestion: 'Rétablir la liste d’origine\u202f?',
  restoreDetail:
    'Les ENT livrés avec le serveur retrouvent leur nom et leur adresse, et ceux qui ont été retirés reviennent. Ceux que vous avez ajoutés restent.',
  restored: (count: number): string =>
    count === 0
      ? 'La liste d’origine était déjà complète.'
      : `La liste d’origine est rétablie\u00a0: ${formatNumberOf(count, 'ENT remis en place', 'ENT remis en place')}.`,
  columns: { name: 'ENT', url: 'URL du serveur CAS', login: 'Pour l’authentification', used: 'Employé par' },
  unused: 'aucune\u00a0base',
  used: (count: number): string => formatNumberOf(count, 'base', 'bases'),
  elsewhere: (count: number): string => `dont ${formatNumberOf(count, 'à', 'à')} une autre adresse`,
  own: 'Ajouté ici',
  changed: 'Modifié',
  newTitle: 'Nouvel ENT',
  name: 'Nom de l’ENT',
  nameHint: 'Celui que les superviseurs connaissent.',
  url: 'URL du serveur CAS',
  urlHint: 'L’adresse de base\u00a0: celle de la page de connexion sans «\u00a0/login\u00a0» ni ce qui suit.',
  login: 'Pour l’authentification',
  usedBy: 'Employé par',
  origin: 'À l’origine',
  originValue: (name: string, url: string): string => `${name}\u00a0: ${url}`,
  save: 'Enregistrer',
  saved: 'L’ENT est enregistré.',
  remove: 'Retirer de la liste',
  removeQuestion: 'Retirer cet ENT de la liste\u202f?',
  removeDetail: (bases: number): string =>
    bases === 0
      ? 'Aucune base ne l’emploie.'
      : `${formatNumberOf(bases, 'base l’emploie', 'bases l’emploient')}\u00a0: rien n’y change, l’adresse y reste, comme saisie à la main.`,
  removed: 'L’ENT est retiré de la liste.',
  nameMissing: 'Donnez un nom, de 100 signes au plus.',
  nameTaken: 'Un autre ENT de la liste porte déjà ce nom.',
  nameKept: 'Un ENT retiré de la liste d’origine porte ce nom\u00a0: rétablissez la liste, puis modifiez-le.',
} as const
