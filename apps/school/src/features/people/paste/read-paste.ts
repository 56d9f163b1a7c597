import { buffer } from 'node:stream/consumers'
import { decodeSheet, readExportIdentifiants, readSheet, type SheetRow } from '@preau/exchange'
import type { UploadedFile } from '@preau/platform'
import type { PeopleQuery, PeopleStore } from '../people-store.ts'
import type { PersonRow } from '../person.ts'
import { pasteCopy as copy } from './copy.fr.ts'
import { currentValue, type PasteField, pasteRules } from './paste-fields.ts'
import { alignPaste, matchPaste, type PasteLine, type PastePerson } from './paste-lines.ts'

/** What was given to fill a column. */
export interface Pasted {
  readonly field: PasteField
  /** One column that follows the list, rather than people and their value. */
  readonly aligned: boolean
  readonly text: string
  readonly file: UploadedFile | undefined
}

type PasteReading = { readonly lines: readonly PasteLine[] } | { readonly error: string }

const mostLines = 20_000
const everybody = 100_000

/** The lines of a paste or of a file, each with what it would do to whom; or why it cannot be read at all. */
export async function readPaste(
  people: Pick<PeopleStore, 'list'>,
  { baseId, query }: { readonly baseId: string; readonly query: PeopleQuery },
  pasted: Pasted,
): Promise<PasteReading> {
  const { field } = pasted
  const read = await rowsOf(pasted)
  if ('error' in read) return read
  if (read.rows.length > mostLines) return { error: copy.tooMany(mostLines) }
  const listed = async (one: PeopleQuery): Promise<readonly PastePerson[]> =>
    (await people.list(baseId, { ...one, page: 1, pageSize: everybody })).rows.map((row) =>
      asPerson(field, row),
    )
  if (pasted.aligned) return align(read.rows, await listed(query), field)
  const all = { ...query, search: '', classId: undefined, hasCasId: undefined, access: undefined }
  const known = [await listed({ ...all, who: 'present' }), await listed({ ...all, who: 'former' })].flat()
  return { lines: matchPaste(read.rows, known, pasteRules[field]) }
}

function align(rows: readonly SheetRow[], people: readonly PastePerson[], field: PasteField): PasteReading {
  const byLine = new Map(rows.map(({ cells, line }) => [line, cells[0] ?? '']))
  const given = Array.from({ length: rows.at(-1)?.line ?? 0 }, (_, place) => byLine.get(place + 1) ?? '')
  if (given.length > people.length) return { error: copy.longerThanList(given.length, people.length) }
  return { lines: alignPaste(given, people, pasteRules[field]) }
}

const asPerson = (field: PasteField, row: PersonRow): PastePerson => ({
  id: row.id,
  lastName: row.lastName,
  firstName: row.firstName,
  birthName: row.birthName,
  birthDate: row.birthDate,
  detail: row.detail,
  pronoteId: row.pronoteId,
  current: currentValue(field, row),
})

type Rows = { readonly rows: readonly SheetRow[] } | { readonly error: string }

async function rowsOf({ text, file, field }: Pasted): Promise<Rows> {
  if (file === undefined && text.trim() === '') return { error: copy.nothing }
  if (file !== undefined && field === 'casId' && /\.xml$/i.test(file.fileName)) return rowsOfXml(file)
  const sheet = file === undefined ? text : decodeSheet(await buffer(file.read()))
  const rows = readSheet(sheet, { most: mostLines + 1 })
  return 'brokenAt' in rows ? { error: copy.unreadable } : { rows }
}

/** The *identifiant PRONOTE* and the CAS identifier of each person of an identifiers file that has one. */
async function rowsOfXml(file: UploadedFile): Promise<Rows> {
  const reading = await readExportIdentifiants({ name: file.fileName, open: () => file.read() })
  if (!reading.ok) return { error: copy.unreadableXml(reading.problem.line) }
  const rows: SheetRow[] = []
  for await (const item of reading.people) {
    if (item.kind === 'problem' && item.fatal) return { error: copy.unreadableXml(item.line) }
    if (item.kind === 'person' && item.person.casId !== undefined)
      rows.push({ cells: [item.person.pronoteId, item.person.casId], line: item.line })
  }
  return { rows }
}
