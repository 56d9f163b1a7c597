import type { Scope } from '../../frame/visitor.ts'
import type { ReleasePerson } from '../attribute-release/index.ts'

/** Somebody to try an answer with. */
export interface TriedPerson {
  readonly accountId: string
  /** « LARUE Odile ». */
  readonly name: string
  readonly facts: ReleasePerson
}

/** What a service was refused, or got incomplete. */
export interface ServiceIncident {
  readonly id: string
  readonly at: Date
  readonly action:
    | 'cas.service-refused'
    | 'cas.access-refused'
    | 'cas.proxy-refused'
    | 'cas.validation-refused'
    | 'cas.attribute-missing'
  /** Name and log-in name; undefined for a stranger, and for an account of a school that is not the reader's. */
  readonly person: { readonly name: string; readonly login: string } | undefined
  readonly known: boolean
  readonly data: Readonly<Record<string, unknown>>
}

/** Which incidents of a service are read. */
export interface AskedIncidents {
  readonly serviceCode: string
  /** Only those of people of the scope, since then. */
  readonly ownPeopleSince?: Date
  readonly limit: number
}

/** Port: what the screen « Réponse CAS » reads. */
export interface ReleaseDesk {
  /** By log-in name or ENT identifier, among the accounts of the scope. */
  person(scope: Scope, text: string): Promise<TriedPerson | undefined>
  /** The latest incidents of a service, newest first. */
  incidents(scope: Scope, asked: AskedIncidents): Promise<readonly ServiceIncident[]>
}
