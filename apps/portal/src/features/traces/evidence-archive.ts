import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { AuditSeal } from '@preau/platform'
import tar from 'tar-stream'
import { readmeCopy } from './copy.fr.ts'
import { tracesCsv } from './trace-words.ts'
import type { EvidenceLine } from './traces.ts'

/** What a proof is made of. */
export interface Evidence {
  readonly account: { readonly entId: string; readonly login: string; readonly name: string }
  /** Days of France, both included. */
  readonly period: { readonly first: string; readonly last: string }
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly lines: readonly EvidenceLine[]
  /** Seals that cover lines of the proof. */
  readonly seals: readonly AuditSeal[]
  /** The last seal of the chain. */
  readonly head: AuditSeal | undefined
}

/** The archive of a proof (tar): the lines twice, the manifest with the hash of each file, and how to check them. */
export async function evidenceArchive(evidence: Evidence): Promise<Buffer> {
  const exact = evidence.lines.map(({ text }) => `${text}\n`).join('')
  const files = { 'lignes.jsonl': exact, 'lignes.csv': tracesCsv(evidence.lines) }
  const head = evidence.head?.hash.toString('hex') ?? ''
  const pack = tar.pack()
  const entries = {
    ...files,
    'manifeste.json': `${JSON.stringify(manifestOf(evidence, files), undefined, 2)}\n`,
    'LISEZMOI.txt': readmeCopy(evidence.lines.length, head),
  }
  for (const [name, content] of Object.entries(entries)) pack.entry({ name, mtime: evidence.at }, content)
  pack.finalize()
  return await buffer(pack)
}

function manifestOf(evidence: Evidence, files: Readonly<Record<string, string>>): unknown {
  const { account, period, reason, by, at, lines, seals, head } = evidence
  const lastSealed = seals.at(-1)?.lastId
  const unsealed = lines.filter(({ id }) => lastSealed === undefined || BigInt(id) > BigInt(lastSealed))
  return {
    account,
    period: { ...period, timeZone: 'Europe/Paris' },
    reason,
    exportedBy: by,
    exportedAt: at,
    lines: lines.length,
    linesNotSealedYet: unsealed.length,
    sha256: Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        createHash('sha256').update(content).digest('hex'),
      ]),
    ),
    seals: seals.map(sealFacts),
    chainHead: head && sealFacts(head),
  }
}

function sealFacts({ number, sealedAt, firstId, lastId, lineCount, linesHash, hash }: AuditSeal): unknown {
  const hex = { linesHash: linesHash.toString('hex'), hash: hash.toString('hex') }
  return { number, sealedAt, firstLine: firstId, lastLine: lastId, lineCount, ...hex }
}
