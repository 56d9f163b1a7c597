import { type Kysely, sql } from 'kysely'

import { type AuditSeal, type AuditSealRow, linesOfRange, noSeal, sealHash, toSeal } from './audit-seal.ts'

/** What does not fit, and from which seal on. */
export interface AuditFault {
  readonly seal: string
  /**
   * `chain`: the seal does not follow the one before; `lines`: its lines are not those that were sealed; `not-purged`: lines
   * are there under a seal that says they were purged; `hole`: purged, though an older one is kept.
   */
  readonly kind: 'chain' | 'lines' | 'not-purged' | 'hole'
  /** Numbers of the lines concerned. */
  readonly firstId: string
  readonly lastId: string
}

/** The whole trail, read again. */
export interface AuditVerification {
  readonly intact: boolean
  readonly seals: number
  /** Lines read and found as they were sealed. */
  readonly lines: number
  /** Lines that were purged, whose seals are still there. */
  readonly purgedLines: number
  /** Lines too recent to be sealed: nothing is proved of them yet. */
  readonly unsealedLines: number
  /** Hash of the last seal, to note elsewhere. */
  readonly head: string | undefined
  /** Is the hash noted earlier still in the chain? `undefined` when none was given. */
  readonly expectedFound: boolean | undefined
  /** The first faults, one hundred at most. */
  readonly faults: readonly AuditFault[]
}

const page = 500
const faultsKept = 100

/** Reads seals and lines at one instant, a page of seals at a time: memory does not grow with the trail. */
export function verifyAudit(db: Kysely<unknown>, expected: string | undefined): Promise<AuditVerification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const walk = new Walk(expected?.toLowerCase())
      for (let after = '0'; ; ) {
        const seals = await readSeals(trx, after)
        for (const seal of seals) walk.add(seal, await linesUnder(trx, seal))
        const last = seals.at(-1)
        if (!last) break
        after = last.number
      }
      return walk.result(await countAfter(trx, walk.lastId))
    })
}

type Lines = Pick<AuditSeal, 'lineCount' | 'linesHash'>

/** What was seen from the first seal on. */
class Walk {
  readonly #expected: string | undefined
  readonly #faults: AuditFault[] = []
  #previous: Pick<AuditSeal, 'number' | 'lastId' | 'hash'> = noSeal
  #keptSeen = false
  #expectedFound = false
  #seals = 0
  #lines = 0
  #purgedLines = 0

  constructor(expected: string | undefined) {
    this.#expected = expected
  }

  get lastId(): string {
    return this.#previous.lastId
  }

  add(seal: AuditSeal, lines: Lines): void {
    const fault = this.#faultOf(seal, lines)
    if (fault)
      this.#faults.push({ seal: seal.number, kind: fault, firstId: seal.firstId, lastId: seal.lastId })
    if (seal.hash.toString('hex') === this.#expected) this.#expectedFound = true
    if (seal.purgedAt === undefined) {
      this.#keptSeen = true
      this.#lines += lines.lineCount
    } else this.#purgedLines += seal.lineCount
    this.#seals += 1
    this.#previous = seal
  }

  #faultOf(seal: AuditSeal, lines: Lines): AuditFault['kind'] | undefined {
    const { number, lastId, hash } = this.#previous
    const follows =
      BigInt(seal.number) === BigInt(number) + 1n && BigInt(seal.firstId) === BigInt(lastId) + 1n
    if (!follows || !sealHash({ hash }, seal).equals(seal.hash)) return 'chain'
    if (seal.purgedAt !== undefined) {
      if (lines.lineCount > 0) return 'not-purged'
      return this.#keptSeen ? 'hole' : undefined
    }
    const same = lines.lineCount === seal.lineCount && lines.linesHash.equals(seal.linesHash)
    return same ? undefined : 'lines'
  }

  result(unsealedLines: number): AuditVerification {
    const expectedFound = this.#expected === undefined ? undefined : this.#expectedFound
    return {
      intact: this.#faults.length === 0 && expectedFound !== false,
      seals: this.#seals,
      lines: this.#lines,
      purgedLines: this.#purgedLines,
      unsealedLines,
      head: this.#seals === 0 ? undefined : this.#previous.hash.toString('hex'),
      expectedFound,
      faults: this.#faults.slice(0, faultsKept),
    }
  }
}

async function readSeals(db: Kysely<unknown>, after: string): Promise<readonly AuditSeal[]> {
  const { rows } = await sql<AuditSealRow>`
    select * from audit_seal where number > ${after}::bigint order by number limit ${page}`.execute(db)
  return rows.map(toSeal)
}

async function linesUnder(db: Kysely<unknown>, seal: AuditSeal): Promise<Lines> {
  const { rows } = await linesOfRange(seal.firstId, seal.lastId).execute(db)
  const [row] = rows
  if (!row) throw new TypeError('an aggregate always has a row')
  return { lineCount: row.line_count, linesHash: row.lines_hash }
}

async function countAfter(db: Kysely<unknown>, lastId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from audit_event where id > ${lastId}::bigint`.execute(db)
  return rows[0]?.count ?? 0
}
