import type { Change } from './exchange-deps.ts'

/** A school, as its exchanges name it. */
export interface ExchangeSchool {
  readonly id: string
  readonly uai: string
  readonly name: string
}

/** How the server of a school reaches the portal, and how the portal knows it. */
export interface SchoolExchange {
  /** The *code de rapprochement*: since when, and who made it; it is stored hashed and shown once. */
  readonly code: { readonly since: Date; readonly by: string } | undefined
  /** Public key of the school server: it signs what it sends, and files are encrypted for it. */
  readonly schoolKey: { readonly name: string; readonly pem: string; readonly since: Date } | undefined
}

/** What was received of a school in one sending. */
export interface Receipt {
  readonly id: string
  readonly receivedAt: Date
  readonly people: number
  readonly given: number
  readonly waiting: number
  readonly rejected: number
  readonly signed: boolean
  /** The import it made, and where it stands today; absent once that import is forgotten. */
  readonly run:
    | {
        readonly id: string
        readonly state: 'open' | 'interrupted' | 'finished' | 'abandoned' | 'undone'
        /** People of the steps not validated yet for whom no account is found. */
        readonly waiting: number
      }
    | undefined
}

export interface SchoolExchanges {
  find(schoolId: string): Promise<SchoolExchange>
  /** The former code is taken until `formerUntil`. `codeHash` null: no code any more, at once. */
  setCode(
    schoolId: string,
    code: { readonly hash: Buffer | null; readonly formerUntil: Date },
    change: Change,
  ): Promise<void>
  /** Undefined removes it. */
  setSchoolKey(
    schoolId: string,
    key: { readonly name: string; readonly pem: string; readonly fingerprint: string } | undefined,
    change: Change,
  ): Promise<void>
  /** The audit line of a directory that was given: it says who is in the school. */
  recordDirectoryFile(
    schoolId: string,
    file: { readonly count: number; readonly encrypted: boolean },
    change: Change,
  ): Promise<void>
  /** The school of a UAI, with the hashes of the codes that open it at this instant. */
  door(
    uai: string,
    at: Date,
  ): Promise<{ readonly school: ExchangeSchool; readonly hashes: readonly Buffer[] } | undefined>
  /** Latest first. */
  receipts(schoolId: string, limit: number): Promise<readonly Receipt[]>
  receipt(schoolId: string, receiptId: string): Promise<Receipt | undefined>
  receiptOf(schoolId: string, digest: Buffer): Promise<Receipt | undefined>
  /** The same content received again, after its import was undone, has a new receipt in the place of the first. */
  keepReceipt(
    schoolId: string,
    receipt: Omit<Receipt, 'id' | 'run'> & { readonly digest: Buffer; readonly runId: string },
  ): Promise<string>
  /** Whether an administrator has decided or validated something in this import. */
  isTouched(runId: string): Promise<boolean>
}
