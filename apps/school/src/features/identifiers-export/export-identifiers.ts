import { createHash, createPublicKey } from 'node:crypto'
import { type Recipient, writeExportEnvelope, writeExportIdentifiants } from '@preau/exchange'
import { parseUai, type Uai } from '@preau/people'
import type { Clock, Random } from '@preau/platform'
import { parisDay, parisInstant } from '../../frame/format.ts'
import { productName } from '../../frame/view.ts'
import type { BaseStore, SchoolBase } from '../bases/index.ts'
import type { ExportStore } from './export-store.ts'
import { exportRefusals } from './refusals.ts'
import { mostReaders, type PartnerKey } from './settings/export-settings.ts'

export interface ExportDeps {
  readonly bases: Pick<BaseStore, 'delegates'>
  readonly exports: ExportStore
  readonly clock: Clock
  readonly random: Random
}

export interface ExportRequest {
  readonly base: SchoolBase
  /** *Uniquement les utilisateurs sans identifiants CAS*. */
  readonly onlyWithoutCasId: boolean
  /** Who alone can read the file; nobody: it is in clear, whoever has it reads it. */
  readonly readers: readonly PartnerKey[]
  /** It goes to the ENT by itself rather than to somebody who asked for it. */
  readonly pushed?: boolean
  readonly actor: string
}

/** A file ready to be sent: name, number of people, pieces of UTF-8 text. */
export interface IdentifiersFile {
  readonly fileName: string
  readonly count: number
  readonly content: Iterable<string>
  /** SHA-256 of what it says of people, whenever and for whomever it is made. */
  readonly peopleDigest: Buffer
}

/**
 * Makes the identifiers file of a base, in clear or for one or two partners, and records it in the history and the audit.
 *
 * @throws Refusal `export.no-delegation`, `export.no-year`, `export.too-many-readers`
 */
export async function exportIdentifiers(deps: ExportDeps, request: ExportRequest): Promise<IdentifiersFile> {
  const { base, onlyWithoutCasId, actor, readers, pushed = false } = request
  const { uai, schoolYear } = await mayExport(deps, request)
  const at = deps.clock.now()
  const fileName = fileNameOf(request, at)
  const recipients = readers.map(({ name }) => name)
  const people = await deps.exports.take({
    baseId: base.id,
    onlyWithoutCasId,
    today: parisDay(at),
    at,
    actor,
    fileName,
    recipients,
    pushed,
    audit: (count) => ({
      action: 'identifiers.exported',
      actor,
      school: base.uai,
      outcome: 'done',
      at,
      data: { onlyWithoutCasId, count, fileName, recipients, pushed },
    }),
  })
  const header = { uai, schoolYear, complete: !onlyWithoutCasId, issuedAt: parisInstant(at) }
  const clear = writeExportIdentifiants(header, people)
  const peopleDigest = createHash('sha256')
    .update(JSON.stringify([header.complete, people]))
    .digest()
  const content =
    readers.length === 0 ? clear : [sealed(deps, request, { uai, text: [...clear].join(''), at })]
  return { fileName, count: people.length, content, peopleDigest }
}

async function mayExport(
  deps: ExportDeps,
  { base, readers }: ExportRequest,
): Promise<{ readonly uai: Uai; readonly schoolYear: number }> {
  const uai = parseUai(base.uai)
  if (!(await deps.bases.delegates(base.id))) throw exportRefusals.refuse('export.no-delegation')
  if (uai === undefined || base.schoolYear === undefined) throw exportRefusals.refuse('export.no-year')
  if (readers.length > mostReaders) throw exportRefusals.refuse('export.too-many-readers')
  return { uai, schoolYear: base.schoolYear }
}

function sealed(
  { random }: ExportDeps,
  { base, readers }: ExportRequest,
  { uai, text, at }: { readonly uai: Uai; readonly text: string; readonly at: Date },
): string {
  const [first, ...others] = readers.map(({ name, publicPem }): Recipient => {
    return { name, publicKey: createPublicKey(publicPem) }
  })
  if (!first) throw new Error('a file is sealed for somebody')
  const place = [base.postcode, base.city].filter((part) => part !== undefined).join(' ')
  const header = { software: productName, issuedAt: parisInstant(at), uai, schoolName: base.name }
  const more = place === '' ? {} : { postcodeAndCity: place }
  return writeExportEnvelope(
    Buffer.from(text),
    { recipients: [first, ...others], ...header, ...more },
    random,
  )
}

/** `ExportIdentifiants_0350000K_20260905_complet.xml`, `…_partiel_chiffre.xml`. */
function fileNameOf({ base, onlyWithoutCasId, readers }: ExportRequest, at: Date): string {
  const kind = onlyWithoutCasId ? 'partiel' : 'complet'
  const secret = readers.length > 0 ? '_chiffre' : ''
  return `ExportIdentifiants_${base.uai}_${parisDay(at).replaceAll('-', '')}_${kind}${secret}.xml`
}
