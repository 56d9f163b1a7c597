import { foldName, wordsOf } from '../names/fold-name.ts'
import { bits, type WeighedClue } from './evidence.ts'

/** Families of functions, by a word of the label; the first that fits wins. Source: ent-ecosystem §1.7. */
const families: readonly (readonly [RegExp, string])[] = [
  [/AESH|AVS|ACCOMPAGNANT/, 'aesh'],
  [/AED|SURVEILLANT|ASSISTANTE? (D )?EDUCATION/, 'assistant'],
  [/CPE|CONSEILLER|CONSEILLERE|^EDUCATION|VIE SCOLAIRE/, 'education'],
  [/CDI|DOCUMENT/, 'documentation'],
  [/PRINCIPAL|PROVISEUR|DIRECT|ADJOINT/, 'direction'],
  [/INFIRM|PSY|SOCIAL|MEDECIN|SANTE|ORIENTATION/, 'health'],
  [/GESTION|INTENDAN|SECRETA|ADMINISTR|COMPTAB/, 'administration'],
  [/LABO|AGENT|TECHNI|CUISIN|ENTRETIEN|ACCUEIL/, 'technical'],
]

function family(label: string | undefined): string | undefined {
  const folded = foldName(label ?? '')
  return folded === '' ? undefined : families.find(([pattern]) => pattern.test(folded))?.[1]
}

/** Weighs two functions by their family. */
export function compareFunctions(
  school: string | undefined,
  ent: string | undefined,
): WeighedClue | undefined {
  const [left, right] = [family(school), family(ent)]
  if (left === undefined || right === undefined || school === undefined || ent === undefined) return undefined
  const weight = left === right ? bits(0.93 / 0.2) : bits(0.07 / 0.8)
  return {
    clue: { code: left === right ? 'function-same' : 'function-other', weight, school, ent },
    relative: weight,
  }
}

const legalForms = new Set(
  'SARL SAS SA EURL SCI ETS ETABLISSEMENTS SOCIETE ASSOCIATION LE LA LES DE DU DES ET'.split(' '),
)

function companyWords(label: string): Set<string> {
  return new Set(wordsOf(foldName(label)).filter((word) => !legalForms.has(word)))
}

/** Weighs the companies of work tutors by their common words. */
export function compareCompanies(
  school: string | undefined,
  ent: string | undefined,
): WeighedClue | undefined {
  if (school === undefined || ent === undefined) return undefined
  const [left, right] = [companyWords(school), companyWords(ent)]
  if (left.size === 0 || right.size === 0) return undefined
  const shared = [...left].filter((word) => right.has(word)).length
  const weight = shared >= Math.min(left.size, right.size) ? 5 : shared > 1 ? 3 : shared > 0 ? 1 : -2.5
  return {
    clue: { code: weight > 0 ? 'company-same' : 'company-other', weight, school, ent },
    relative: weight,
  }
}
