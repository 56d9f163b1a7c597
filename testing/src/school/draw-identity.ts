import type { Address, Identity } from './fictitious-school.ts'
import { drawFirstName, type Sex } from './names/first-names.ts'
import { surnames } from './names/surnames.ts'
import { draw } from './names/weighted-table.ts'
import { between, chance, oneOf, type Random } from './random.ts'

/** What is already known of somebody about to be invented. */
export interface Known extends Partial<Identity> {
  readonly sex: Sex
  readonly bornFrom: number
  readonly bornTo: number
}

/** Invents the rest of an identity. A usage name comes only from what is known. */
export function drawIdentity(random: Random, known: Known): Identity {
  const birthDate = known.birthDate ?? drawDay(random, between(random, known.bornFrom, known.bornTo))
  const year = Number(birthDate.slice(0, 4))
  const firstName = known.firstName ?? drawFirstName(random, known.sex, year)
  const second = chance(random, 0.6) ? drawFirstName(random, known.sex, year - 28) : firstName
  return {
    sex: known.sex,
    birthName: known.birthName ?? draw(random, surnames),
    ...(known.usageName === undefined ? {} : { usageName: known.usageName }),
    firstName,
    otherFirstNames: known.otherFirstNames ?? (second === firstName ? [] : [second]),
    birthDate,
  }
}

function drawDay(random: Random, year: number): string {
  const month = String(between(random, 1, 12)).padStart(2, '0')
  return `${year}-${month}-${String(between(random, 1, 28)).padStart(2, '0')}`
}

const towns = [
  { postcode: '35985', city: 'Valmarais-sur-Vilaine', weight: 10 },
  { postcode: '35986', city: 'Saint-Aubrac-des-Bois', weight: 3 },
  { postcode: '35987', city: 'La Chesnaie-Blanche', weight: 3 },
  { postcode: '35988', city: 'Kermorin', weight: 2 },
  { postcode: '35989', city: "L'Étang-au-Duc", weight: 2 },
].flatMap(({ postcode, city, weight }) => Array.from({ length: weight }, () => ({ postcode, city })))

const ways = ['rue', 'rue', 'rue', 'avenue', 'impasse', 'allée', 'place', 'chemin'] as const
const places = [
  'des Tilleuls',
  'du Moulin Vert',
  'de la Fontaine',
  'des Écoles',
  "de l'Étang",
  'des Hirondelles',
  'du Four à Pain',
  'de la Gare',
  'des Ajoncs',
  'du Vieux Lavoir',
  'des Camélias',
  'de la Prévalaye',
  'du Champ Rond',
  'des Peupliers',
  "de l'Écluse",
  'du Bois Joli',
  'des Mimosas',
  'de la Croix Verte',
  'du Clos Neuf',
  'des Marronniers',
] as const

/** Invents an address in one of the five towns around the school. */
export function drawAddress(random: Random): Address {
  const line = `${between(random, 1, 89)} ${oneOf(random, ways)} ${oneOf(random, places)}`
  return { line, ...oneOf(random, towns) }
}

/** Lower-case letters and digits of a name, for an e-mail address. */
export function mailbox(identity: Identity, domain: string): string {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
  return `${plain(identity.firstName)}.${plain(identity.usageName ?? identity.birthName)}@${domain}`
}

/** A mobile number of the range kept for fiction (06 39 98 …). */
export function drawMobile(random: Random): string {
  return `063998${String(between(random, 0, 9999)).padStart(4, '0')}`
}
