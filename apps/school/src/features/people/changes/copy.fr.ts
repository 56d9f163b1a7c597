import { formatDayFr } from '@preau/people'
import { formatCount, formatNumberOf } from '../../../frame/format.ts'
import { functionLabels } from '../functions.ts'
import type { ChangeField, ChangeValue } from './people-changes.ts'

const people = (count: number): string => formatNumberOf(count, 'personne', 'personnes')

/** French texts of the changes made to many people at once. */
export const changesCopy = {
  select: (name: string): string => `Choisir ${name}`,
  choose: 'Choisir',
  title: 'Modifier plusieurs personnes',
  scope: 'Personnes à modifier',
  scopes: {
    cochees: 'Celles qui sont cochées',
    page: 'Toutes celles de cette page',
    tout: (count: number): string =>
      count === 1
        ? 'La seule de la liste'
        : `Les ${formatCount(count)} de la liste, pages suivantes comprises`,
  },
  what: 'Modification',
  next: 'Continuer',
  nextHint: 'La page suivante montre qui est concerné. Rien n’est modifié avant votre accord.',
  latest: 'Modifications récentes',
  actions: {
    'acces-oui': 'Donner l’accès aux espaces',
    'acces-non': 'Retirer l’accès aux espaces',
    cas: 'Effacer l’identifiant CAS',
    depart: 'Marquer le départ aujourd’hui',
    retour: 'Annuler le départ',
  },
  effects: {
    'acces-oui': 'Ces personnes pourront ouvrir leur espace. Les imports ne changeront plus leur accès.',
    'acces-non':
      'Ces personnes n’ouvriront plus aucun espace, et celles qui sont connectées sortent à leur prochaine page. Les imports ne changeront plus leur accès.',
    cas: 'Ces personnes seront reconnues de nouveau à leur prochaine connexion par l’ENT. Celles qui sont connectées par l’ENT sont déconnectées.',
    depart:
      'Ces personnes passent dans «\u00a0Anciens\u00a0» et n’ouvrent plus leur espace. Un import où elles figurent encore les fera revenir.',
    retour:
      'Ces personnes reviennent dans «\u00a0Présents\u00a0». Un responsable n’y est que si l’un de ses élèves y est.',
  },
  profiles: {
    group: 'Profil d’autorisation',
    none: 'Retirer le profil',
    give: (name: string): string => `Donner le profil « ${name} »`,
    effect:
      'Le profil décide des espaces ouverts et de la déconnexion automatique, dès maintenant et pour les personnes déjà connectées.',
    noneEffect:
      'Ces personnes suivent de nouveau la règle générale : l’espace de leur fonction, et la durée de l’établissement.',
  },
  undoable:
    'Vous pourrez annuler cette modification, tant que ces fiches n’auront pas été modifiées de nouveau.',
  already: (count: number): string => `${people(count)} déjà dans cet état\u00a0: rien ne change pour elles.`,
  nobody: 'Personne n’est concerné\u00a0: la sélection est vide, ou tout le monde est déjà dans cet état.',
  noAction: 'Choisissez une modification.',
  noPeople: 'Cochez au moins une personne, ou choisissez toute la page ou toute la liste.',
  samples: 'Personnes concernées',
  firstOf: (shown: number, count: number): string =>
    shown === count ? people(count) : `Les ${shown} premières sur ${formatCount(count)}`,
  confirm: (count: number): string => `Modifier ${people(count)}`,
  back: 'Revenir à la liste',
  columns: {
    name: 'Nom',
    before: 'Avant',
    after: 'Après',
    state: 'État',
    what: 'Modification',
    when: 'Date',
    who: 'Par',
    count: 'Personnes',
  },
  fields: {
    access: 'Accès aux espaces',
    casId: 'Identifiant CAS',
    leftOn: 'Départ',
    company: 'Entreprise',
    functionLabel: 'Fonction',
    functionCode: 'Fonction',
    profile: 'Profil d’autorisation',
  } satisfies Record<ChangeField, string>,
  doneTitle: (field: string, count: number): string => `${field}\u00a0: ${people(count)}`,
  doneBy: (who: string, when: string): string => `Modifié le ${when} par ${who}.`,
  undoneBy: (who: string, when: string): string => `Annulé le ${when} par ${who}.`,
  kept: (count: number): string =>
    `${people(count)} n’${count < 2 ? 'a' : 'ont'} pas retrouvé la valeur d’avant\u00a0: leur fiche a été modifiée depuis, ou une autre fiche tient à présent leur identifiant CAS. Elles sont marquées «\u00a0Laissé tel quel\u00a0».`,
  states: { undone: 'Annulé', kept: 'Laissé tel quel', done: 'Fait' },
  undo: 'Annuler la modification',
  undoQuestion: (count: number): string => `Rendre à ${people(count)} la valeur d’avant\u202f?`,
  undoDetail: 'Une fiche que quelqu’un a modifiée depuis reste telle quelle, et vous saurez laquelle.',
  undone: (count: number): string => `${people(count)}\u00a0: la valeur d’avant est revenue.`,
  saved: (count: number): string => `${formatNumberOf(count, 'personne modifiée', 'personnes modifiées')}.`,
  left: (count: number): string =>
    `${people(count)} laissée${count < 2 ? '' : 's'} telle${count < 2 ? '' : 's'} quelle${count < 2 ? '' : 's'}\u00a0: modifiée${count < 2 ? '' : 's'} entre-temps par quelqu’un d’autre.`,
  list: {
    title: 'Modifications récentes',
    lead: 'Celles qui portent sur plusieurs personnes, depuis trois mois',
    empty: 'Aucune modification.',
    emptyNext:
      'Cochez des personnes dans une liste de «\u00a0Ressources\u00a0», puis choisissez une modification.',
    undone: 'Annulée',
  },
} as const

/** A value as people read it. */
export function valueLabel(field: ChangeField, value: ChangeValue): string {
  if (field === 'access') return value === 'true' ? 'Oui' : 'Non'
  if (field === 'leftOn') return value === null ? 'Présent' : `Parti le ${formatDayFr(value)}`
  if (field === 'functionCode') return functionLabels.get(value ?? '') ?? value ?? 'Aucune'
  return value ?? 'Aucun'
}
