import type { EntAccount, SchoolPerson } from '@preau/reconciliation'
import { drawFirstName, drawSurname } from './names.ts'
import type { NoiseLevel } from './noise.ts'
import { noisyPerson } from './noise.ts'
import { type Random, seededRandom } from './random.ts'

/** The truth about one person of the base: its account, or none. Same form as the training sets. */
export interface Truth {
  readonly pronoteId: string
  readonly uai: string
  readonly categorie: SchoolPerson['categorie']
  readonly entId: string | null
  readonly tags: readonly string[]
  readonly piege?: string
  readonly groupe?: string
}

/** A directory, a school base and the truth between them. */
export interface SchoolPair {
  readonly directory: EntAccount[]
  readonly people: SchoolPerson[]
  readonly truth: Truth[]
}

export interface SchoolPairOptions {
  readonly uai: string
  /** Number of families; a school of 1,400 accounts has about 480. */
  readonly families: number
  readonly noise: NoiseLevel
  readonly seed: number
}

const alphabet = '2345789ABCDEFHJKMNPQRSTUVWXYZ'

class Drawing {
  readonly pair: SchoolPair = { directory: [], people: [], truth: [] }
  readonly random: Random
  readonly options: SchoolPairOptions
  readonly #used = new Set<string>()
  #sequence = 0

  constructor(options: SchoolPairOptions) {
    this.options = options
    this.random = seededRandom(options.seed)
  }

  entId(): string {
    return `${this.options.uai.slice(0, 4)}E${String(++this.#sequence).padStart(7, '0')}`
  }

  pronoteId(): string {
    for (;;) {
      const letters = Array.from(alphabet)
      let id = ''
      for (let i = 0; i < 16; i++) id += letters.splice(this.random.integer(letters.length), 1)[0] ?? ''
      if (!this.#used.has(id)) {
        this.#used.add(id)
        return id
      }
    }
  }

  day(from: number, years: number): string {
    const year = from + this.random.integer(years)
    const pad = (n: number): string => String(n).padStart(2, '0')
    return `${year}-${pad(1 + this.random.integer(12))}-${pad(1 + this.random.integer(28))}`
  }

  /** Writes the person of the base for an account (absent from the directory when `piege`). */
  record(account: EntAccount, eleves?: readonly string[], piege?: string): string {
    const { uai, noise } = this.options
    const pronoteId = this.pronoteId()
    const { person, tags } = noisyPerson({ account, pronoteId, uai, eleves, noise, random: this.random })
    this.pair.people.push(person)
    this.pair.truth.push({
      pronoteId,
      uai,
      categorie: account.profil,
      entId: piege === undefined ? account.id : null,
      tags,
      ...(piege === undefined ? {} : { piege }),
    })
    return pronoteId
  }
}

/** Draws a fictitious school twice over: its ENT directory, and its base with noise and people who have no account. */
export function drawSchoolPair(options: SchoolPairOptions): SchoolPair {
  const drawing = new Drawing(options)
  for (let family = 0; family < options.families; family++) drawFamily(drawing)
  const workers = Math.max(8, Math.round(options.families / 7))
  for (let i = 0; i < workers; i++) drawWorker(drawing)
  return drawing.pair
}

interface Family {
  readonly father: string
  readonly mother: string
  readonly postcode: string
  /** The family left the school: in the base, no longer in the directory. */
  readonly left: boolean
}

function drawFamily(drawing: Drawing): void {
  const { random, options } = drawing
  const family: Family = {
    father: drawSurname(random),
    mother: drawSurname(random),
    postcode: `35${String(random.integer(9)).padStart(3, '0')}`,
    left: random.chance(options.noise.left),
  }
  const count = 1 + (random.chance(0.4) ? 1 : 0) + (random.chance(0.1) ? 1 : 0)
  const children = Array.from({ length: count }, () => drawPupil(drawing, family))
  for (const sex of ['M', 'F'] as const) drawParent(drawing, family, children, sex)
  if (random.chance(options.noise.relatives))
    drawRelative(
      drawing,
      family.father,
      children.map(({ pronoteId }) => pronoteId),
    )
}

interface Child {
  readonly id: string
  readonly pronoteId: string
}

function drawPupil(drawing: Drawing, { father, postcode, left }: Family): Child {
  const { random, options, pair } = drawing
  const grade = 3 + random.integer(4)
  const account: EntAccount = {
    id: drawing.entId(),
    uai: [options.uai],
    profil: 'eleve',
    nom: father,
    prenom: drawFirstName(random, random.chance(0.5) ? 'M' : 'F', 'child'),
    autresPrenoms: random.chance(0.5) ? [drawFirstName(random, 'F', 'adult')] : [],
    dateNaissance: drawing.day(2020 - grade - 8, 1),
    codePostal: postcode,
    classe: `${grade}E ${random.pick(['A', 'B', 'C', 'D', 'E'])}`,
  }
  if (!left) pair.directory.push(account)
  return { id: account.id, pronoteId: drawing.record(account, undefined, left ? 'ancien_eleve' : undefined) }
}

function drawParent(drawing: Drawing, family: Family, children: readonly Child[], sex: 'M' | 'F'): void {
  const { random, options, pair } = drawing
  const { father, mother, postcode, left } = family
  const usage = random.chance(0.8) ? father : `${mother}-${father}`
  const account: EntAccount = {
    id: drawing.entId(),
    uai: [options.uai],
    profil: 'responsable',
    civilite: sex === 'M' ? 'M.' : 'Mme',
    nom: sex === 'M' ? father : mother,
    nomUsage: sex === 'F' && random.chance(0.4) ? usage : undefined,
    prenom: drawFirstName(random, sex, 'adult'),
    autresPrenoms: random.chance(0.6) ? [drawFirstName(random, sex, 'adult')] : [],
    codePostal: postcode,
    enfants: children.map(({ id }) => id),
  }
  if (!left) pair.directory.push(account)
  const attached = children.map(({ pronoteId }) => pronoteId)
  if (random.chance(0.97)) drawing.record(account, attached, left ? 'parent_ancien' : undefined)
}

function drawRelative(drawing: Drawing, surname: string, attached: readonly string[]): void {
  const { random, options } = drawing
  const sex = random.chance(0.5) ? 'M' : 'F'
  drawing.record(
    {
      id: 'none',
      uai: [options.uai],
      profil: 'responsable',
      civilite: sex === 'M' ? 'M.' : 'Mme',
      nom: random.chance(0.5) ? surname : drawSurname(random),
      prenom: drawFirstName(random, sex, 'adult'),
    },
    attached.slice(0, 1),
    'grand_parent',
  )
}

function drawWorker(drawing: Drawing): void {
  const { random, options, pair } = drawing
  const sex = random.chance(0.6) ? 'F' : 'M'
  const teacher = random.chance(0.7)
  const account: EntAccount = {
    id: drawing.entId(),
    uai: [options.uai],
    profil: teacher ? 'enseignant' : 'personnel',
    civilite: sex === 'M' ? 'M.' : 'Mme',
    nom: drawSurname(random),
    prenom: drawFirstName(random, sex, 'adult'),
    autresPrenoms: [],
    dateNaissance: drawing.day(1962, 38),
    ...(teacher
      ? {
          matieres: [
            random.pick(['MATHEMATIQUES', 'FRANCAIS', 'ANGLAIS LV1', 'HISTOIRE-GEOGRAPHIE', 'S.V.T.']),
          ],
        }
      : { fonction: random.pick(['ADMINISTRATION', 'EDUCATION', 'ASSISTANT EDUCATION']) }),
  }
  const absent = random.chance(0.05)
  if (!absent) pair.directory.push(account)
  drawing.record(account, undefined, absent ? 'hors_ent' : undefined)
}
