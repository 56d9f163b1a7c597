import type { PersonCategory } from '@preau/people'

/** One person of a file, found again at the next import by the key of that file. */
export interface IncomingPerson {
  /** `E:<ELEVE_ID>`, `P:<PERSONNE_ID>` or `S:<TYPE>:<ID>`. */
  readonly key: string
  readonly category: PersonCategory
  readonly civility: string | undefined
  readonly lastName: string
  readonly usageName: string | undefined
  readonly firstName: string
  readonly birthDate: string | undefined
  readonly sex: 'F' | 'M' | undefined
  readonly postcode: string | undefined
  readonly city: string | undefined
  readonly ine: string | undefined
  readonly functionCode: string | undefined
  /** The function in French, when its code is known. */
  readonly functionLabel: string | undefined
  /** Day of departure written in the file; may be in the future. */
  readonly leftOn: string | undefined
  /** May open a space: false for somebody who is only to be called in an emergency. */
  readonly access: boolean
}

export interface IncomingStructure {
  readonly kind: 'class' | 'group'
  readonly code: string
  readonly label: string | undefined
}

/** Whose whole list the file gives: anybody of it who is not in the file has left. */
export type Population = 'pupils' | 'staff'

/** What one import brings, whatever the files it comes from. */
export interface SchoolData {
  readonly people: readonly IncomingPerson[]
  readonly complete: readonly Population[]
  readonly structures: readonly IncomingStructure[]
  /** Classes and groups of the pupils of {@link people}. */
  readonly memberships: readonly {
    readonly key: string
    readonly kind: 'class' | 'group'
    readonly code: string
  }[]
  readonly subjects: readonly { readonly code: string; readonly label: string }[]
  readonly teachings: readonly {
    readonly key: string
    readonly kind: 'class' | 'group'
    readonly code: string
    readonly subject: string
  }[]
  readonly headTeachers: readonly { readonly key: string; readonly code: string }[]
  /** Links of the guardians of {@link people}; `undefined` when no guardian file was given. */
  readonly links: readonly IncomingLink[] | undefined
}

export interface IncomingLink {
  readonly guardianKey: string
  readonly pupilKey: string
  /** 1 or 2 for a legal guardian, 0 for anybody else. */
  readonly level: 0 | 1 | 2
  /** CODE_PARENTE. */
  readonly kinship: string | undefined
}
