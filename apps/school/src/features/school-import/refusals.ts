import { formatDayFr } from '@preau/people'
import { defineRefusals } from '@preau/platform'
import { formatCount, formatSchoolYear } from '../../frame/format.ts'
import { importRetention } from './import-retention.ts'
import type { FilePart } from './import-store.ts'

const olderParts: Readonly<Record<FilePart, string>> = {
  pupils: 'Le fichier des élèves',
  guardians: 'Le fichier des responsables',
  sts: 'Le fichier STSWEB',
  partner: 'L’annuaire de l’ENT',
}

/** Refusals of the imports. Nothing has changed in the base when one is thrown. */
export const importRefusals = defineRefusals({
  'import.wrong-school': {
    status: 422,
    title: 'Fichier d’un autre établissement',
    sentence: (p: { readonly file: string; readonly found: string; readonly expected: string }) =>
      `Le fichier «\u00a0${p.file}\u00a0» vient de l’établissement ${p.found}, et cette base est celle de l’établissement ${p.expected}. Rien n’a été importé.`,
    next: 'Choisissez le fichier exporté pour votre établissement.',
  },
  'import.foreign-guardians': {
    status: 422,
    title: 'Responsables d’élèves inconnus',
    sentence: (p: { readonly file: string }) =>
      `Aucun des élèves cités par le fichier «\u00a0${p.file}\u00a0» n’est dans la base. Rien n’a été importé.`,
    next: 'Importez d’abord le fichier des élèves, ou choisissez le fichier de responsables de votre établissement.',
  },
  'import.other-year': {
    status: 409,
    title: 'Fichier d’une autre année scolaire',
    sentence: (p: { readonly found: number; readonly expected: number }) =>
      `Le fichier est de l’année scolaire ${formatSchoolYear(p.found)}, et la base est en ${formatSchoolYear(p.expected)}. Rien n’a été importé.`,
    next: 'Vérifiez le fichier. S’il est bien celui que vous voulez, confirmez l’import.',
  },
  'import.older-file': {
    status: 409,
    title: 'Fichier plus ancien que le dernier importé',
    sentence: (p: { readonly part: FilePart; readonly found: string; readonly newer: string }) =>
      `${olderParts[p.part]} a été exporté le ${formatDayFr(p.found)}, et la base a déjà reçu celui du ${formatDayFr(p.newer)}\u00a0: l’importer remettrait d’anciennes données. Rien n’a été importé.`,
    next: 'Choisissez l’export le plus récent. Si c’est bien celui-ci que vous voulez, confirmez l’import.',
  },
  'import.years-differ': {
    status: 422,
    title: 'Fichiers de deux années',
    sentence: (p: { readonly first: number; readonly second: number }) =>
      `L’un des fichiers est de l’année ${formatSchoolYear(p.first)}, l’autre de l’année ${formatSchoolYear(p.second)}. Rien n’a été importé.`,
    next: 'Exportez de nouveau les deux fichiers le même jour, puis recommencez.',
  },
  'import.many-departures': {
    status: 409,
    title: 'Beaucoup de départs',
    sentence: (p: { readonly departures: number; readonly present: number }) =>
      `${formatCount(p.departures)} personnes sur ${formatCount(p.present)} ne sont plus dans ce fichier et seraient marquées comme parties. Rien n’a été importé.`,
    next: 'Vérifiez que l’export est complet. Si c’est le cas, confirmez l’import.',
  },
  'import.many-unlinked': {
    status: 409,
    title: 'Beaucoup de responsables en moins',
    sentence: (p: { readonly departures: number; readonly present: number }) =>
      `${formatCount(p.departures)} responsables sur ${formatCount(p.present)} n’ont plus d’élève dans ce fichier et perdraient l’accès à leur espace. Rien n’a été importé.`,
    next: 'Vérifiez que l’export comprend toutes les classes. Si c’est le cas, confirmez l’import.',
  },
  'import.year-invalid': {
    status: 422,
    title: 'Année scolaire incorrecte',
    sentence: (p: { readonly first: number }) =>
      `Le fichier dit être de l’année scolaire ${formatSchoolYear(p.first)}, ce qui n’est pas possible. Rien n’a été importé.`,
    next: 'Exportez de nouveau le fichier depuis SIECLE ou STSWEB.',
  },
  'import.not-waiting': {
    status: 409,
    title: 'Confirmation expirée',
    sentence:
      'Le fichier à confirmer n’est plus là\u00a0: il a déjà été importé ou abandonné, remplacé par un autre, ou envoyé il y a plus d’une demi-heure.',
    next: 'Regardez les derniers imports ci-dessous. Si le vôtre n’y est pas, choisissez le fichier de nouveau.',
  },
  'import.busy': {
    status: 409,
    title: 'Import déjà en cours',
    sentence: 'Un autre import est en cours dans cette base\u00a0: le vôtre n’a pas commencé.',
    next: 'Attendez la fin de l’autre import, regardez son compte rendu, puis recommencez si c’est encore utile.',
  },
  'import.changed': {
    status: 409,
    title: 'La base a changé depuis l’aperçu',
    sentence:
      'Les mêmes fichiers ne changeraient plus tout à fait la même chose\u00a0: quelqu’un a modifié la base entre-temps. Rien n’a été importé.',
    next: 'Relisez l’aperçu ci-dessous, puis importez.',
  },
  'import.large-unknown': {
    status: 404,
    title: 'Import introuvable',
    sentence:
      'Cet import n’est plus suivi\u00a0: il a été abandonné par vous ou par un collègue, ou ses fichiers ont été envoyés il y a plus d’une journée.',
    next: 'Regardez la liste des imports, puis choisissez les fichiers de nouveau si c’est utile.',
  },
  'import.preview-unknown': {
    status: 404,
    title: 'Aperçu expiré',
    sentence:
      'Cet aperçu n’est plus là\u00a0: ses fichiers ont été importés, abandonnés ou remplacés, ou ils ont été envoyés il y a plus d’une demi-heure.',
    next: 'Choisissez les fichiers de nouveau.',
  },
  'import.no-file': {
    status: 422,
    title: 'Aucun fichier',
    sentence: 'Aucun fichier n’a été choisi.',
    next: 'Choisissez au moins un fichier, puis recommencez.',
  },
  'import.csv-unreadable': {
    status: 422,
    title: 'Fichier illisible',
    sentence: (p: { readonly line: number }) =>
      `Ce fichier n’est pas un tableau CSV lisible (ligne ${formatCount(p.line)})\u00a0: un guillemet n’y est sans doute pas fermé. Rien n’a été importé.`,
    next: 'Enregistrez-le de nouveau depuis le tableur, au format CSV, puis recommencez.',
  },
  'import.csv-nobody': {
    status: 422,
    title: 'Fichier vide',
    sentence: 'Ce fichier ne contient aucune personne sous sa ligne de titres. Rien n’a été importé.',
    next: 'Vérifiez que la première ligne porte les titres des colonnes, puis recommencez.',
  },
  'import.csv-too-long': {
    status: 422,
    title: 'Fichier trop long',
    sentence: (p: { readonly most: number }) =>
      `Ce fichier a plus de ${formatCount(p.most)} lignes\u00a0: ce n’est pas celui d’un établissement. Rien n’a été importé.`,
    next: 'Vérifiez le fichier, ou coupez-le en plusieurs.',
  },
  'import.csv-columns': {
    status: 422,
    title: 'Colonnes à choisir',
    sentence: (p: { readonly reason: string }) =>
      `Les colonnes du fichier ne sont pas toutes reconnues. ${p.reason} Rien n’a été importé.`,
    next: 'Choisissez les colonnes, ou corrigez les titres de la première ligne.',
  },
  'import.undo-not-latest': {
    status: 409,
    title: 'Annulation impossible',
    sentence: `Seul le dernier import qui a changé des fiches peut être annulé, et pendant ${importRetention.undoDays} jours. Celui-ci a été suivi d’un autre, est plus ancien, ou est déjà annulé. Rien n’a changé.`,
    next: 'Annulez d’abord l’import le plus récent, ou importez de nouveau un fichier corrigé.',
  },
  'import.undo-clash': {
    status: 409,
    title: 'Annulation impossible',
    sentence:
      'Un identifiant CAS qu’il faudrait rendre est désormais celui d’une autre personne. Rien n’a changé.',
    next: 'Cherchez cette personne dans «\u00a0Gestion des identités\u00a0» ou «\u00a0Doublons\u00a0», puis recommencez.',
  },
  'import.run-unknown': {
    status: 404,
    title: 'Compte rendu inconnu',
    sentence: 'Ce compte rendu d’import n’existe pas dans la base de cet établissement.',
    next: 'Choisissez un import dans la liste des derniers imports.',
  },
})
