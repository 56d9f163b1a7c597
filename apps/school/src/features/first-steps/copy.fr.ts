import { formatNumberOf } from '../../frame/format.ts'
import type { StepName } from './steps-of.ts'

const pupils = (count: number): string => formatNumberOf(count, 'élève', 'élèves')
const guardians = (count: number): string => formatNumberOf(count, 'responsable', 'responsables')
const teachers = (count: number): string => formatNumberOf(count, 'professeur', 'professeurs')
const staff = (count: number): string => formatNumberOf(count, 'personnel', 'personnels')

/** French texts of « Où j’en suis ». */
export const copy = {
  title: 'Où j’en suis',
  subtitle: (done: number, all: number): string =>
    `De la base vide à la première personne qui entre par l’ENT\u00a0: ${String(done)} étape${done < 2 ? ' faite' : 's faites'} sur ${String(all)}. Cette liste disparaît quand tout est fait.`,
  cas: 'un serveur CAS',
  federation: 'un service Ws-Federation',
  and: ' et à ',
  columns: { step: 'Étape', state: 'État', note: 'Ce qu’il en est' },
  states: { done: 'Fait', current: 'À faire maintenant', todo: 'À faire ensuite' },
  steps: {
    siecle: 'Importer les élèves et leurs responsables (SIECLE)',
    sts: 'Importer les professeurs et les personnels (STSWEB)',
    delegation: 'Déléguer l’authentification à l’ENT',
    identifiers: 'Activer la gestion des identifiants ENT',
    export: 'Donner les identifiants PRONOTE à l’ENT',
    publish: 'Publier la base',
    entered: 'Voir entrer la première personne',
  } satisfies Record<StepName, string>,
  done: {
    siecle: (facts: { readonly pupils: number; readonly guardians: number }) =>
      `${pupils(facts.pupils)}, ${guardians(facts.guardians)}.`,
    sts: (facts: { readonly teachers: number; readonly staff: number }) =>
      `${teachers(facts.teachers)}, ${staff(facts.staff)}.`,
    delegation: (server: string) => `Les espaces délégués mènent à ${server}.`,
    identifiers: 'Les colonnes Identifiant PRONOTE et Identifiant CAS sont affichées dans les listes.',
    export: (when: string) => `Donnés pour la dernière fois le ${when}.`,
    publish: 'Les espaces sont ouverts.',
    entered: 'Une personne est entrée par l’ENT.',
  },
  todo: {
    siecle: 'Deux fichiers exportés de SIECLE, celui des élèves et celui des responsables.',
    sts: 'Un fichier exporté de STSWEB, dont le nom commence par sts_emp. Sans lui, un fichier CSV convient aussi.',
    delegation:
      'Choisissez votre ENT et les espaces, puis testez la connexion\u00a0: le test dit ce qu’il reste à déclarer dans l’ENT.',
    delegationNoSpace: 'La délégation est définie, mais aucun espace n’est encore délégué.',
    identifiers: 'L’exportation des identifiants devient alors possible.',
    export:
      'Le premier fichier de l’année donne tous les utilisateurs\u202f; l’administrateur de l’ENT l’importe en mode complet.',
    publish: 'Tant que la base n’est pas publiée, personne n’entre.',
    entered:
      'Faites essayer un compte de l’ENT. Si la personne n’entre pas, la raison s’affiche aussitôt dans «\u00a0Résolution des échecs\u00a0».',
  } satisfies Record<StepName | 'delegationNoSpace', string>,
} as const
