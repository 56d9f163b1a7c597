import { createPublicKey } from 'node:crypto'
import { writeImportEnvelope, writePartnerDirectory } from '@preau/exchange'
import { parseUai } from '@preau/people'
import type { Random } from '@preau/platform'
import { dayInFrance } from '../../../frame/format-fr.ts'
import type { IdentifierImports } from '../../identifiers-import/index.ts'
import type { Change } from '../exchange-deps.ts'
import { exchangeRefusals } from '../refusals.ts'
import type { ExchangeSchool, SchoolExchanges } from '../school-exchanges.ts'
import { partnerPeople } from './partner-people.ts'

export interface DirectoryFileDeps {
  readonly exchanges: Pick<SchoolExchanges, 'find' | 'recordDirectoryFile'>
  readonly imports: Pick<IdentifierImports, 'matchingData'>
  readonly random: Random
}

/** A file ready to be sent. */
export interface DirectoryFile {
  readonly fileName: string
  readonly count: number
  readonly encrypted: boolean
  readonly content: string
}

/** Name of this ENT in the file, when nothing better is known. */
const partnerName = 'ENT'

/**
 * Writes the directory of a school for its server (`PARTENAIRE_INDEX`): encrypted for it as soon as its key is known,
 * unless clear text is asked for. Recorded in the audit: it says who is in the school.
 *
 * @throws Refusal `exchange.unknown-school`, `exchange.empty-directory`
 */
export async function makeDirectoryFile(
  deps: DirectoryFileDeps,
  school: ExchangeSchool,
  { plain, change }: { readonly plain: boolean; readonly change: Change },
): Promise<DirectoryFile> {
  const uai = parseUai(school.uai)
  if (uai === undefined) throw exchangeRefusals.refuse('exchange.unknown-school')
  const people = partnerPeople((await deps.imports.matchingData(school.id)).accounts)
  if (people.length === 0) throw exchangeRefusals.refuse('exchange.empty-directory')
  const issuedAt = change.at.toISOString()
  const schools = [{ uai, name: school.name }]
  const header = { partner: partnerName, issuedAt, protocol: 'CAS' as const, schools }
  const clear = [...writePartnerDirectory(header, people)].join('')
  const { schoolKey } = await deps.exchanges.find(school.id)
  const key = plain ? undefined : schoolKey
  const count = people.length
  await deps.exchanges.recordDirectoryFile(school.id, { count, encrypted: key !== undefined }, change)
  const fileName = `Annuaire_${uai}_${dayInFrance(change.at).replaceAll('-', '')}${key ? '_chiffre' : ''}.xml`
  if (!key) return { fileName, count, encrypted: false, content: clear }
  const recipient = { name: key.name, publicKey: createPublicKey(key.pem) }
  const envelope = { recipient, description: `Annuaire de ${school.name}`, issuedAt, uai }
  const content = writeImportEnvelope(Buffer.from(clear), envelope, deps.random)
  return { fileName, count, encrypted: true, content }
}
