import {
  defaultFunctionProfiles,
  guardianLinkLabel,
  guardianLinks,
  nameKey,
  parseGuardianLink,
} from '@preau/people'
import type { GuardianLevel } from './csv-settings.ts'

const levels: Readonly<Record<GuardianLevel, readonly string[]>> = {
  1: [
    '1',
    'legal 1',
    'rl1',
    'rl 1',
    'resp legal 1',
    'responsable legal 1',
    'responsable 1',
    'representant legal 1',
    'legal',
    'responsable legal',
    'representant legal',
    'oui',
    'o',
    'x',
    'vrai',
  ],
  2: [
    '2',
    'legal 2',
    'rl2',
    'rl 2',
    'resp legal 2',
    'responsable legal 2',
    'responsable 2',
    'representant legal 2',
  ],
  0: [
    '0',
    '3',
    'contact',
    'a contacter',
    'personne a contacter',
    'personne a prevenir',
    'en charge',
    'paye les frais',
    'payeur',
    'non',
    'n',
    'faux',
    'autre',
  ],
}

/** What people write of a responsibility; `undefined` when it means nothing. */
export function readLevel(text: string): GuardianLevel | undefined {
  const key = nameKey(text)
  return ([1, 2, 0] as const).find((level) => levels[level].includes(key))
}

const familyWords: Readonly<Record<string, string>> = {
  mere: '10',
  maman: '10',
  pere: '20',
  papa: '20',
  frere: '37',
  soeur: '37',
  'grand mere': '38',
  'grand pere': '38',
  'famille d accueil': '42',
  tutrice: '50',
  autre: '90',
}

/** The national code of a link written as a code or in words. Source: ent-ecosystem §1.5. */
export function readKinship(text: string): string | undefined {
  const key = nameKey(text)
  if (/^\d\d$/.test(key) && parseGuardianLink(key) !== undefined) return key
  const labelled = guardianLinks.find((link) => nameKey(guardianLinkLabel(link)) === key)
  return familyWords[key] ?? (labelled === undefined ? undefined : codeOf(labelled))
}

/** Of the present list, whose codes have two figures. */
function codeOf(link: (typeof guardianLinks)[number]): string | undefined {
  const codes = Array.from({ length: 81 }, (_, at) => String(at + 10))
  return codes.find((code) => parseGuardianLink(code) === link)
}

const functionWords: Readonly<Record<string, string>> = {
  cpe: 'EDU',
  'vie scolaire': 'EDU',
  principal: 'DIR',
  'principal adjoint': 'DIR',
  principale: 'DIR',
  'principale adjointe': 'DIR',
  proviseur: 'DIR',
  'proviseur adjoint': 'DIR',
  proviseure: 'DIR',
  'proviseure adjointe': 'DIR',
  'chef d etablissement': 'DIR',
  surveillant: 'AED',
  surveillante: 'AED',
  aesh: 'AES',
  avs: 'AES',
}

/** A function by its code, its name or what people call it; words that are none of these stay as they are, without a code. */
export function readFunction(text: string): {
  readonly functionCode?: string
  readonly functionLabel: string
} {
  const key = nameKey(text)
  const found = defaultFunctionProfiles.find(
    ({ code, label }) => nameKey(code) === key || nameKey(label) === key || code === functionWords[key],
  )
  return found === undefined
    ? { functionLabel: text }
    : { functionCode: found.code, functionLabel: found.label }
}

/** « F », « Féminin », « 2 » (SIECLE)… */
export function readSex(text: string): 'F' | 'M' | undefined {
  const key = nameKey(text)
  if (['f', 'feminin', 'femme', 'fille', '2'].includes(key)) return 'F'
  return ['m', 'masculin', 'homme', 'garcon', 'h', '1'].includes(key) ? 'M' : undefined
}
