import { once } from 'node:events'
import { createLog, fixedClock, openDatabase, systemRandom } from '@preau/platform'
import { importSiecle } from '../features/school-import/import-school-files.ts'
import { createBaseStore } from '../store/base-store.ts'
import { createImportStore } from '../store/import-store.ts'
import type { SchoolSchema } from '../store/schema.ts'

/*
 * A process of its own that imports the SIECLE pupils of its standard input, to be killed while it does.
 * The parent sends it the address of the database and the UAI of the base: an address holds a password.
 */
const [order] = (await once(process, 'message')) as [{ readonly url: string; readonly uai: string }]
const { url, uai } = order
const clock = fixedClock('2026-09-07T06:00:00Z')
const database = await openDatabase({ url, log: createLog({ name: 'child', level: 'silent' }), clock })
const db = database.kysely<SchoolSchema>()
const base = await createBaseStore(db).byPath(uai)
if (!base) throw new Error(`no base ${uai}`)
await importSiecle(
  { imports: createImportStore(db), clock, random: systemRandom },
  { base, actor: 'child', accepted: [] },
  { pupils: { name: 'ElevesSansAdresses.xml', open: () => process.stdin } },
)
await database.close()
process.disconnect()
