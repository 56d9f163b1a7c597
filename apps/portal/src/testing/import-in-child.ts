import { createLog, fixedClock, openDatabase } from '@preau/platform'
import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { importAafDelivery } from '../features/directory/index.ts'
import { commandLine } from '../frame/visitor.ts'
import { sqlAafStore } from '../store/aaf/sql-aaf-store.ts'

/*
 * A process of its own that imports an AAF delivery of sixty pupils into the database of its first argument, to be killed
 * while it does.
 */
const [, , url = ''] = process.argv
const clock = fixedClock('2026-09-07T06:00:00Z')
const database = await openDatabase({ url, log: createLog({ name: 'child', level: 'silent' }), clock })
await importAafDelivery(
  { aaf: sqlAafStore(database), clock },
  {
    entries: writeAafDelivery(makeSchool({ pupils: 60 })),
    by: commandLine,
    simulate: false,
    acceptedDepartures: 'all',
  },
)
await database.close()
