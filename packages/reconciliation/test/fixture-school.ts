import type { EntAccount, SchoolPerson } from '../src/index.ts'

/** School of the fixture. */
export const uai = '0350000K'

/** One line of the fixture: a person of the base, the account in the directory, and why. */
export interface Case {
  readonly rule: string
  readonly person: SchoolPerson
  /** Account that is this person's; `null` = must stay unmatched. */
  readonly truth: string | null
}

const letters = '2345789ABCDEFHJKMNPQRSTUVWXYZ'
/** A readable sixteen-letter identifier, one for each number below 24,000. */
export const pronoteId = (n: number): string =>
  `PRNTE23457FHJ${[841, 29, 1].map((unit) => letters[Math.floor(n / unit) % 29] ?? '2').join('')}`

const surnames = [
  'ARDOUIN',
  'BELLEC',
  'CORVAL',
  'DANTREC',
  'ESNOL',
  'FLOCHET',
  'GUERVAL',
  'HERVIOU',
  'ISNART',
  'JOUANEL',
  'KERDAL',
  'LOZACH',
  'MORVILLON',
  'NEDELCO',
  'OLLIVAR',
  'PERENNOT',
  'QUILLEVAR',
  'RIVOALEN',
  'SALIOU',
  'TANGUIDEC',
] as const
const children = ['Jeanne', 'Malo', 'Inès', 'Youenn', 'Chloé', 'Tristan', 'Salomé', 'Noé', 'Ambre', 'Gabin']
const mothers = [
  'Nathalie',
  'Karine',
  'Sophie',
  'Rachida',
  'Élodie',
  'Valérie',
  'Hélène',
  'Sandrine',
  'Aurélie',
  'Nadia',
]
const fathers = [
  'Thierry',
  'Laurent',
  'Karim',
  'Olivier',
  'Yann',
  'Fabrice',
  'Bruno',
  'Hervé',
  'Pascal',
  'Cédric',
]
const at = (list: readonly string[], n: number): string => list[n % list.length] ?? ''
const two = (n: number): string => String(n).padStart(2, '0')

/** Twenty ordinary families: a pupil, a mother who keeps her name, a father. */
export const ordinaryDirectory: readonly EntAccount[] = surnames.flatMap((nom, n): EntAccount[] => {
  const codePostal = `35${two(n % 6)}0`
  const base = { uai: [uai], codePostal }
  return [
    {
      ...base,
      id: `PUP${two(n)}`,
      profil: 'eleve',
      nom,
      prenom: at(children, n),
      autresPrenoms: [at(mothers, n + 3)],
      dateNaissance: `${2009 + (n % 4)}-${two(1 + (n % 12))}-${two(1 + n)}`,
      classe: `${6 - (n % 4)}EME ${n % 2 === 0 ? 'A' : 'B'}`,
    },
    {
      ...base,
      id: `MUM${two(n)}`,
      profil: 'responsable',
      civilite: 'Mme',
      nom: `${at(surnames, n + 7)}EC`,
      nomUsage: nom,
      prenom: at(mothers, n),
      enfants: [`PUP${two(n)}`],
    },
    {
      ...base,
      id: `DAD${two(n)}`,
      profil: 'responsable',
      civilite: 'M.',
      nom,
      prenom: at(fathers, n),
      autresPrenoms: ['Émile'],
      enfants: [`PUP${two(n)}`],
    },
  ]
})

function personOf(account: EntAccount, n: number, pupil: string): SchoolPerson {
  const { nom, nomUsage, prenom, civilite, codePostal } = account
  const common = {
    identifiantPronote: pronoteId(n),
    uai,
    categorie: account.profil,
    nom: nomUsage ?? nom,
    prenom,
    codePostal,
  }
  if (account.profil !== 'eleve') return { ...common, civilite, eleves: [pupil] }
  return {
    ...common,
    dateNaissance: account.dateNaissance?.split('-').reverse().join('/'),
    classe: account.classe?.replace('EME ', '°'),
  }
}

/** The same families in the base, as clean as a base can be. */
export const ordinaryCases: readonly Case[] = ordinaryDirectory.map((account, n) => ({
  rule: 'an ordinary person is found',
  person: personOf(account, n, pronoteId(n - (n % 3))),
  truth: account.id,
}))

/** Identifier of the pupil of family `n` in the base. */
export const pupilOf = (n: number): string => pronoteId(n * 3)
