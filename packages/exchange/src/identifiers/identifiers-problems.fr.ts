import { counted, quoted, quotedElement } from '../problem/french.ts'
import type { ProblemText } from '../problem/problem-text.ts'

const exportAgain =
  'Exportez de nouveau les identifiants depuis le serveur de vie scolaire, puis recommencez.'
const correctPerson =
  'Vérifiez la fiche de cette personne dans le serveur de vie scolaire, puis exportez de nouveau les identifiants.'

/** Problems of an identifiers export (docs/reference/export-identifiants.md). */
export const identifiersProblemsFr = {
  'identifiers.wrong-namespace': {
    severity: 'fatal',
    reason: (p: { readonly found: string }) =>
      p.found === ''
        ? 'Ce fichier ressemble à un export des identifiants PRONOTE, mais il ne porte pas la marque (espace de noms) de ce format.'
        : `Ce fichier ressemble à un export des identifiants PRONOTE, mais d’un autre format (${quoted(p.found)}).`,
    advice: exportAgain,
  },
  'identifiers.unknown-version': {
    severity: 'fatal',
    reason: (p: { readonly version: string }) =>
      p.version === ''
        ? 'Le fichier d’identifiants ne dit pas dans quelle version du format il est écrit.'
        : `Le fichier d’identifiants est écrit dans la version ${quoted(p.version)} du format, que ce portail ne sait pas lire.`,
    advice: 'Mettez à jour le portail, ou exportez les identifiants dans la version 1.0.',
  },
  'identifiers.no-uai': {
    severity: 'fatal',
    reason: () => 'Le fichier d’identifiants ne dit pas de quel établissement il vient (numéro UAI absent).',
    advice: exportAgain,
  },
  'identifiers.invalid-uai': {
    severity: 'fatal',
    reason: (p: { readonly value: string }) => `Le numéro d’établissement (UAI) ${quoted(p.value)} est faux.`,
    advice: exportAgain,
  },
  'identifiers.other-school': {
    severity: 'fatal',
    reason: (p: { readonly found: string; readonly expected: string }) =>
      `Ce fichier vient de l’établissement ${p.found}, alors que l’import est demandé pour ${p.expected}.`,
    advice: 'Choisissez l’établissement du fichier, ou le fichier de cet établissement.',
  },
  'identifiers.invalid-header': {
    severity: 'fatal',
    reason: (p: { readonly attribute: string; readonly value: string }) =>
      p.value === ''
        ? `L’en-tête du fichier d’identifiants n’a pas d’attribut ${quoted(p.attribute)}.`
        : `L’attribut ${quoted(p.attribute)} de l’en-tête vaut ${quoted(p.value)}, ce qui n’est pas valide.`,
    advice: exportAgain,
  },
  'identifiers.unknown-section': {
    severity: 'rejected',
    reason: (p: { readonly section: string; readonly count: number }) =>
      `La rubrique ${quotedElement(p.section)} est inconnue, ${counted(p.count, 'fiche')} n’${p.count < 2 ? 'a' : 'ont'} pas été ${p.count < 2 ? 'lue' : 'lues'}.`,
    advice: exportAgain,
  },
  'identifiers.repeated-section': {
    severity: 'notice',
    reason: (p: { readonly section: string }) =>
      `La rubrique ${quotedElement(p.section)} figure plusieurs fois, toutes ont été lues.`,
    advice: 'Rien à faire si les effectifs sont justes.',
  },
  'identifiers.misplaced-element': {
    severity: 'rejected',
    reason: (p: { readonly element: string; readonly section: string }) =>
      `L’élément ${quotedElement(p.element)} n’a pas sa place dans la rubrique ${quotedElement(p.section)}.`,
    advice: exportAgain,
  },
  'identifiers.missing-idpn': {
    severity: 'rejected',
    reason: () => 'La personne n’a pas d’identifiant PRONOTE.',
    advice: correctPerson,
  },
  'identifiers.idpn-length': {
    severity: 'rejected',
    reason: (p: { readonly value: string; readonly length: number }) =>
      `Identifiant PRONOTE ${quoted(p.value)} de longueur invalide (${counted(p.length, 'caractère')} au lieu de 16).`,
    advice: correctPerson,
  },
  'identifiers.idpn-alphabet': {
    severity: 'rejected',
    reason: (p: { readonly value: string }) =>
      `L’identifiant PRONOTE ${quoted(p.value)} contient un caractère interdit.`,
    advice: correctPerson,
  },
  'identifiers.duplicate-idpn': {
    severity: 'rejected',
    reason: (p: { readonly value: string; readonly firstLine: number }) =>
      `L’identifiant PRONOTE ${quoted(p.value)} est déjà porté par une autre personne du fichier (ligne ${p.firstLine}).`,
    advice: correctPerson,
  },
  'identifiers.missing-attribute': {
    severity: 'rejected',
    reason: (p: { readonly attribute: string }) =>
      `L’attribut obligatoire ${quoted(p.attribute)} manque ou est vide.`,
    advice: correctPerson,
  },
  'identifiers.invalid-value': {
    severity: 'warning',
    reason: (p: { readonly attribute: string; readonly value: string }) =>
      `La valeur ${quoted(p.value)} de l’attribut ${quoted(p.attribute)} n’est pas valide, elle a été laissée de côté.`,
    advice: correctPerson,
  },
  'identifiers.unknown-attribute': {
    severity: 'notice',
    reason: (p: { readonly attribute: string; readonly count: number }) =>
      `L’attribut ${quoted(p.attribute)} n’est pas connu, il a été ignoré ${counted(p.count, 'fois', 'fois')}.`,
    advice: 'Rien à faire.',
  },
  'identifiers.nobody': {
    severity: 'notice',
    reason: () => 'Le fichier d’identifiants ne contient personne.',
    advice: exportAgain,
  },
} satisfies Record<string, ProblemText<never>>
