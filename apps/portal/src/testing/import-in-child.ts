import { createLog, fixedClock, openDatabase } from '@preau/platform'
import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { finishDelivery, importDelivery } from '../features/aaf-import/index.ts'
import { sqlAafStore } from '../store/aaf/sql-aaf-store.ts'

/*
 * A process of its own that works on an AAF delivery in the database of its first argument, to be killed while it does: the
 * run of its second argument, or a delivery of sixty pupils.
 */
const [, , url = '', runId] = process.argv
const clock = fixedClock('2026-09-07T06:00:00Z')
const database = await openDatabase({ url, log: createLog({ name: 'child', level: 'silent' }), clock })
const deps = { aaf: sqlAafStore(database), clock }
if (runId === undefined) {
  const files = writeAafDelivery(makeSchool({ pupils: 60 }))
  await importDelivery(deps, files, { acceptedDepartures: 'all' })
} else await finishDelivery(deps, runId)
await database.close()
