import type { KeyObject } from 'node:crypto'
import type { Uai } from '@preau/people'

/**
 * Which way an envelope goes: `export` from the school server to its partners (`EXPORT_INDEX_EDUCATION`), `import` from
 * a partner to the school server (`ImportChiffre`). Source: pronote-facts §3.2.
 */
export type EnvelopeDirection = 'export' | 'import'

/** Namespaces of the two envelopes. */
export const envelopeNamespaces: Readonly<Record<EnvelopeDirection, string>> = {
  export: 'http://www.index-education.com/conteneurexportchiffre',
  import: 'http://www.index-education.com/containeurimportchiffreV1',
}

/** Somebody who will be able to read a file. */
export interface Recipient {
  /** Name written in the envelope, agreed with the partner. */
  readonly name: string
  readonly publicKey: KeyObject
}

/** A key that may open an envelope. */
export interface ReadingKey {
  /** Name under which partners know this key. */
  readonly name: string
  readonly privateKey: KeyObject
}

/** What an envelope says in clear. What is not there is absent. */
export interface EnvelopeHeader {
  readonly direction: EnvelopeDirection
  readonly version: string
  /** Names of those who can read the file: one or two. */
  readonly partners: readonly string[]
  /** Program that wrote it (`LOGICIEL`), or what it holds (`Description`). */
  readonly label?: string
  readonly issuedAt?: string
  readonly uai?: Uai
  readonly schoolName?: string
}
