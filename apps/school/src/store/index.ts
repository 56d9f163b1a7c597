import type { Clock, Database } from '@preau/platform'
import { createBaseStore } from './base-store.ts'
import { createConnectedPeople } from './connected-people.ts'
import { createExportStore } from './export-store.ts'
import { createImportStore } from './import-store.ts'
import { createOperatorStore } from './operator-store.ts'
import { createPeopleStore } from './people-store.ts'
import { createPreferencesStore } from './preferences-store.ts'
import { createPresetStore } from './preset-store.ts'
import { createPublicationStore } from './publication-store.ts'
import type { SchoolSchema } from './schema.ts'

/** Every store of the server over one database. */
export function createStores(database: Database, clock: Clock) {
  const db = database.kysely<SchoolSchema>()
  return {
    bases: createBaseStore(db),
    connected: createConnectedPeople(database, clock),
    exports: createExportStore(db),
    imports: createImportStore(db),
    operators: createOperatorStore(db),
    people: createPeopleStore(db),
    preferences: createPreferencesStore(db),
    presets: createPresetStore(db),
    publication: createPublicationStore(db),
  }
}

export type Stores = ReturnType<typeof createStores>
