import type { EntAccount, SchoolPerson } from '@preau/reconciliation'
import type { Random } from './random.ts'

/** Shares of damaged fields and of people without an account. */
export interface NoiseLevel {
  /** One letter wrong in a name. */
  readonly typo: number
  /** Another legitimate writing: birth name, second first name, initial, accents lost. */
  readonly variant: number
  /** Field left empty. */
  readonly missing: number
  /** Families who left the school and are still in the base. */
  readonly left: number
  /** Grandparents and other contacts. */
  readonly relatives: number
  /** Names and birth dates only. */
  readonly poor: boolean
}

/** The four levels of the bench, after those of the training sets. */
export const noiseLevels: Readonly<Record<'clean' | 'typical' | 'hard' | 'poor', NoiseLevel>> = {
  clean: { typo: 0.004, variant: 0.04, missing: 0.08, left: 0.012, relatives: 0.03, poor: false },
  typical: { typo: 0.03, variant: 0.12, missing: 0.2, left: 0.06, relatives: 0.15, poor: false },
  hard: { typo: 0.09, variant: 0.25, missing: 0.4, left: 0.14, relatives: 0.3, poor: false },
  poor: { typo: 0.03, variant: 0.12, missing: 0.1, left: 0.06, relatives: 0.15, poor: true },
}

export interface NoisyRequest {
  readonly account: EntAccount
  readonly pronoteId: string
  readonly uai: string
  readonly eleves?: readonly string[] | undefined
  readonly noise: NoiseLevel
  readonly random: Random
}

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')

function withTypo(name: string, random: Random): string {
  if (name.length < 3) return name
  const at = 1 + random.integer(name.length - 1)
  const letter = name === name.toUpperCase() ? random.pick(letters) : random.pick(letters).toLowerCase()
  return random.pick([
    name.slice(0, at) + letter + name.slice(at + 1),
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + letter + name.slice(at),
    name.slice(0, at - 1) + (name[at] ?? '') + (name[at - 1] ?? '') + name.slice(at + 1),
  ])
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

interface Writing {
  readonly nom: string
  readonly prenom: string
  readonly tags: readonly string[]
}

function variantOf(account: EntAccount, random: Random): Writing {
  const nom = account.nomUsage ?? account.nom
  const second = account.autresPrenoms?.[0]
  const drawn = random.integer(6)
  if (drawn === 0) return { nom: account.nom, prenom: account.prenom, tags: ['nom_naissance'] }
  if (drawn === 1 && second !== undefined) return { nom, prenom: second, tags: ['prenom_second'] }
  if (drawn === 2 && second !== undefined)
    return { nom, prenom: `${account.prenom} ${second}`, tags: ['deux_prenoms'] }
  if (drawn === 3 && random.chance(0.2)) return { nom: account.prenom, prenom: nom, tags: ['inversion'] }
  if (drawn === 4 && random.chance(0.2))
    return { nom, prenom: `${account.prenom.slice(0, 1)}.`, tags: ['initiale'] }
  return {
    nom: withoutAccents(nom).replace(/[ -]/, ''),
    prenom: withoutAccents(account.prenom),
    tags: ['separateur_nom'],
  }
}

/** Writes an account as a careless secretary would have typed it into the school base years ago. */
export function noisyPerson({ account, pronoteId, uai, eleves, noise, random }: NoisyRequest): {
  readonly person: SchoolPerson
  readonly tags: readonly string[]
} {
  const plain: Writing = { nom: account.nomUsage ?? account.nom, prenom: account.prenom, tags: [] }
  const writing = random.chance(noise.variant) ? variantOf(account, random) : plain
  const tags = [...writing.tags]
  let { nom, prenom } = writing
  if (random.chance(noise.typo)) [nom] = [withTypo(nom, random), tags.push('coquille_nom')]
  if (random.chance(noise.typo)) [prenom] = [withTypo(prenom, random), tags.push('coquille_prenom')]
  const keep = <T>(value: T | undefined): T | undefined =>
    noise.poor || random.chance(noise.missing) ? undefined : value
  const adult = account.profil !== 'eleve'
  const day = random.chance(account.profil === 'responsable' ? 0.98 : noise.missing / 4)
    ? undefined
    : account.dateNaissance
  const person: SchoolPerson = {
    identifiantPronote: pronoteId,
    uai,
    categorie: account.profil,
    nom,
    prenom,
    dateNaissance: day?.split('-').reverse().join('/'),
    civilite: noise.poor ? undefined : random.chance(0.9) ? account.civilite : undefined,
    codePostal: keep(account.codePostal),
    classe: adult ? undefined : keep(account.classe?.replace('E ', '°')),
    matieres: keep(account.matieres),
    fonction: keep(account.fonction),
    eleves: noise.poor || eleves === undefined ? undefined : random.chance(noise.missing / 8) ? [] : eleves,
  }
  return { person, tags }
}
