import type { AafSource } from './aaf-record.ts'

/** Postal address of a person. Source: ent-ecosystem §1.2, §1.4. */
export interface AafAddress {
  /** `ENTPersonAdresse`: one to four lines, the empty ones left out. */
  readonly lines: readonly string[]
  /** `ENTPersonCodePostal`. */
  readonly postcode: string | undefined
  /** `ENTPersonVille`. */
  readonly city: string | undefined
  /** `ENTPersonPays`. */
  readonly country: string | undefined
}

/** The address of a person record; every part may be missing. */
export function readAafAddress({ attributes }: AafSource): AafAddress {
  return {
    lines: attributes.tuples('ENTPersonAdresse').flatMap(({ parts }) => parts.filter((line) => line !== '')),
    postcode: attributes.text('ENTPersonCodePostal'),
    city: attributes.text('ENTPersonVille'),
    country: attributes.text('ENTPersonPays'),
  }
}
