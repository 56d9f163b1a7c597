import type { Kysely } from 'kysely'
import type { SchoolSchema } from '../schema.ts'

/** The published presets of *Mon ENT* (product.md D), shipped as data that operators may edit. */
export const entPresets = {
  name: '0004_ent_presets',
  up: async (db: Kysely<unknown>): Promise<void> => {
    const rows = shippedPresets.map(([name, casUrl], index) => ({
      name,
      cas_url: casUrl,
      position: index + 1,
    }))
    await (db as Kysely<SchoolSchema>).insertInto('ent_preset').values(rows).execute()
  },
}

const shippedPresets = [
  ['AEFE', 'https://cas.kosmoseducation.com'],
  ['Agora06', 'https://cas.agora06.fr'],
  ['Arsène76', 'https://cas.arsene76.fr'],
  ['Atrium', 'https://www.atrium-paca.fr/connexion'],
  ['Cybercollèges42', 'https://cas.cybercolleges42.fr'],
  ['E-Collège31', 'https://cas.ecollege.haute-garonne.fr'],
  ['Eclat-BFC', 'https://cas.eclat-bfc.fr'],
  ['ENT27', 'https://cas.ent27.fr/'],
  ['Ent Kosmos', 'https://cas.pdl.kosmoseducation.com'],
  ['ENT Midi-Pyrénées (2011)', 'https://cas.entmip.fr'],
  ['L’ENT Creuse', 'https://cas.entcreuse.fr'],
  ['Ma classe en Auvergne-Rhône-Alpes', 'https://cas.ent.auvergnerhonealpes.fr'],
  ['Mon Bureau Numérique', 'https://cas.monbureaunumerique.fr'],
  ['Mon ENT Occitanie', 'https://cas.mon-ent-occitanie.fr'],
  ['Moncollege.valdoise.fr', 'https://cas.moncollege.valdoise.fr'],
  ['Webcollege', 'https://cas.webcollege.seinesaintdenis.fr'],
] as const
