import type { Actor, Scope } from '../../frame/visitor.ts'

/** Headings of what is kept about a person, in the order they are read. */
export const dataSections = [
  'account',
  'profiles',
  'classes',
  'groups',
  'guardians',
  'children',
  'identifiers',
  'aaf',
  'imports',
  'merges',
  'rights',
  'protection',
  'sessions',
  'services_opened',
  'service_choices',
  'acts',
  'audit',
] as const
export type DataSection = (typeof dataSections)[number]

/** One row of a heading; names of columns are those of the JSON file. Instants are ISO strings. */
export type DataRow = Readonly<Record<string, unknown>>

/** Everything kept about one person that schools of a scope may hand over. Never a hash, a key or a ticket. */
export interface PersonalFile {
  readonly login: string
  readonly name: string
  readonly sections: Readonly<Record<DataSection, readonly DataRow[]>>
}

/** Port: what is kept about one person (GDPR art. 15 and 20). */
export interface PersonalData {
  /** `scope` leaves out what belongs to other schools; the person themself reads all of it. */
  read(accountId: string, scope: Scope): Promise<PersonalFile | undefined>
  /** The audit line of an export; written before the file leaves. */
  recordExport(order: {
    readonly accountId: string
    readonly format: DataFormat
    readonly by: Actor
    readonly at: Date
  }): Promise<void>
}

export const dataFormats = ['html', 'json'] as const
export type DataFormat = (typeof dataFormats)[number]
