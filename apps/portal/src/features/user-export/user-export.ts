import type { SdetProfile } from '@preau/people'
import type { Actor, Scope } from '../../frame/visitor.ts'
import type { AccountStatus } from '../directory/index.ts'

/** What an export can hold, in the order of the file. */
export const exportColumns = [
  'lastName',
  'firstName',
  'birthName',
  'birthDate',
  'profiles',
  'schools',
  'classes',
  'login',
  'entId',
  'status',
  'lastLogin',
  'email',
  'pronoteIds',
  'children',
] as const
export type ExportColumn = (typeof exportColumns)[number]

/** Whose lines. Only current profiles count. */
export interface ExportedPopulation {
  readonly schoolId: string | undefined
  readonly profiles: readonly SdetProfile[]
  /** Also those who are suspended or have left. */
  readonly closedToo: boolean
}

/** One account; lists are of the schools of the administrator. */
export interface ExportedAccount {
  readonly lastName: string
  readonly firstName: string
  readonly birthName: string | null
  /** `2014-03-02`. */
  readonly birthDate: string | null
  readonly profiles: readonly SdetProfile[]
  readonly schools: readonly string[]
  readonly classes: readonly string[]
  readonly login: string
  readonly entId: string
  readonly status: AccountStatus
  readonly lastLogin: Date | null
  readonly email: string | null
  readonly pronoteIds: readonly string[]
  readonly children: readonly string[]
}

/** Port: the accounts of a population, read little by little. */
export interface UserExport {
  /** By name. Memory does not grow with their number. */
  accounts(scope: Scope, population: ExportedPopulation): AsyncIterable<ExportedAccount>
  record(done: {
    readonly by: Actor
    readonly at: Date
    readonly population: ExportedPopulation
    readonly columns: readonly ExportColumn[]
    readonly encoding: string
    readonly count: number
  }): Promise<void>
}
