import { createLog, fixedClock, openDatabase, systemRandom } from '@preau/platform'
import { importSiecle } from '../features/school-import/import-school-files.ts'
import { createBaseStore } from '../store/base-store.ts'
import { createImportStore } from '../store/import-store.ts'
import type { SchoolSchema } from '../store/schema.ts'

/*
 * A process of its own that imports the SIECLE pupils of its standard input, to be killed while it does.
 * Environment: `CHILD_DATABASE_URL`, and `CHILD_UAI` of the base.
 */
const { CHILD_DATABASE_URL: url = '', CHILD_UAI: uai = '' } = process.env
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
