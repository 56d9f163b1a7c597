import { colon, quotedElement } from './french.ts'
import type { ProblemText } from './problem-text.ts'

const downloadAgain =
  'Téléchargez de nouveau le fichier depuis son application d’origine, puis recommencez sans l’ouvrir ni l’enregistrer avec un autre logiciel.'

/** Problems of any XML file, whatever it is meant to contain. */
export const xmlProblemsFr = {
  'xml.empty': {
    severity: 'fatal',
    reason: () => 'Le fichier est vide.',
    advice: downloadAgain,
  },
  'xml.not-xml': {
    severity: 'fatal',
    reason: () => 'Le fichier n’est pas un fichier XML.',
    advice:
      'Choisissez le fichier dont le nom se termine par .xml. S’il est dans une archive .zip ou .tar.gz, extrayez-le d’abord.',
  },
  'xml.malformed': {
    severity: 'fatal',
    // `detail` is technical English, for the log.
    reason: (p: { readonly line: number; readonly column: number; readonly detail: string }) =>
      `Le fichier XML est abîmé à la ligne ${p.line}, caractère ${p.column}.`,
    advice: downloadAgain,
  },
  'xml.truncated': {
    severity: 'fatal',
    reason: () =>
      'Le fichier s’arrête au milieu de son contenu, il a sans doute été coupé pendant un transfert.',
    advice: downloadAgain,
  },
  'xml.doctype-refused': {
    severity: 'fatal',
    reason: () =>
      'Le fichier contient une déclaration de type ou des entités que ce format n’emploie pas, et qui sont refusées par sécurité.',
    advice: 'N’importez que le fichier d’origine, tel que son application l’a produit.',
  },
  'xml.encoding': {
    severity: 'fatal',
    reason: () =>
      'Les caractères du fichier ne sont pas écrits dans l’encodage qu’il annonce, ses accents seraient faux.',
    advice: downloadAgain,
  },
  'xml.limit': {
    severity: 'fatal',
    reason: (p: { readonly limit: string }) => `Le fichier dépasse les limites admises${colon}${p.limit}.`,
    advice: 'Vérifiez que vous avez choisi le bon fichier. Si c’est bien lui, signalez-le à l’exploitant.',
  },
  'xml.wrong-file': {
    severity: 'fatal',
    reason: (p: { readonly expected: string; readonly found: string }) =>
      `Ce fichier n’est pas ${p.expected}, c’est ${p.found}.`,
    advice: 'Choisissez le fichier demandé par cette page.',
  },
  'xml.wrong-root': {
    severity: 'fatal',
    reason: (p: { readonly expected: string; readonly root: string }) =>
      `Ce fichier n’est pas ${p.expected}${colon}son premier élément, ${quotedElement(p.root)}, est inconnu.`,
    advice: 'Choisissez le fichier demandé par cette page.',
  },
} satisfies Record<string, ProblemText<never>>
