import type { SchoolDatabase } from './school-database.ts'

/** The presets of *Mon ENT* that the server adds by itself. */
export interface PresetStore {
  /** Puts a preset at the head of the list, or gives its new address to the one of this name. */
  offerFirst(name: string, casUrl: string): Promise<void>
}

export function createPresetStore(db: SchoolDatabase): PresetStore {
  return {
    offerFirst: async (name, casUrl) => {
      await db
        .insertInto('ent_preset')
        .values({ name, cas_url: casUrl, position: 0 })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ cas_url: casUrl }))
        .execute()
    },
  }
}
