import type { Portal } from '@preau/portal'
import type { School } from '@preau/school'
import { basePathName } from './demo-accounts.ts'

/** Both products, and the addresses by which they know each other. */
export interface BothSides {
  readonly portal: Portal
  readonly school: School
  readonly publicUrls: { readonly portal: string; readonly school: string }
}

/**
 * Makes the liaison as the two administrators would: delegation at the school server, service at the ENT, identifiers
 * from the one to the other by the file that the export makes.
 */
export async function linkBothSides({ portal, school, publicUrls }: BothSides, uai: string): Promise<void> {
  await school.commands.configureDelegation(uai, { serverUrl: `${publicUrls.portal}/cas` })
  await school.commands.setEntIdentifiers(uai, true)
  await school.commands.publishBase(uai)
  await portal.commands.applyServices(servicesFile(`${publicUrls.school}/${basePathName}/pronote/`, uai))
  const file = await school.commands.exportIdentifiers(uai, { onlyWithoutCasId: false })
  // Read more than once: its format is recognised first.
  const content = Buffer.from([...file.content].join(''))
  const entry = { name: file.fileName, open: () => bytesOf(content) }
  await portal.commands.importIdentifiers(uai, 'complete', entry, { finish: true })
}

/** The service that an administrator would declare for everybody of the school (docs/reference/services-file.md). */
const servicesFile = (url: string, uai: string): string =>
  JSON.stringify({
    services: [
      {
        code: 'PRONOTECAS',
        title: 'Vie scolaire',
        ssoType: 'pronote-cas',
        url,
        grouping: 'Scolarité',
        position: 9,
        xitiType: 5,
        icon: 'school',
        description: 'Mon espace au collège\u00a0: classe, professeurs, famille',
        school: uai,
        population: [{ profiles: everybody, schools: [uai] }],
      },
      ...usualServices(uai),
    ],
  })

/** What an ENT usually offers besides: public sites, for some profiles or for everybody. */
const usualServices = (uai: string): readonly object[] => [
  {
    code: 'ONISEP',
    title: 'Onisep',
    ssoType: 'none',
    url: 'https://www.onisep.fr/',
    grouping: 'Ressources',
    position: 2,
    xitiType: 16,
    icon: 'briefcase',
    description: 'Métiers et formations',
    school: uai,
    population: [{ profiles: ['National_ELV', 'National_TUT', 'National_ENS'], schools: [uai] }],
  },
  {
    code: 'EDUSCOL',
    title: 'Éduscol',
    ssoType: 'none',
    url: 'https://eduscol.education.gouv.fr/',
    grouping: 'Ressources',
    position: 3,
    xitiType: 13,
    icon: 'notebook',
    description: 'Programmes et ressources pour enseigner',
    school: uai,
    population: [{ profiles: ['National_ENS', 'National_DOC', 'National_DIR'], schools: [uai] }],
  },
  {
    code: 'LUMNI',
    title: 'Lumni',
    ssoType: 'none',
    url: 'https://www.lumni.fr/',
    grouping: 'Ressources',
    position: 1,
    xitiType: 13,
    icon: 'books',
    description: 'Vidéos et jeux pour apprendre, sans connexion',
    anonymous: true,
  },
]

const everybody = [
  'National_ELV',
  'National_TUT',
  'National_ENS',
  'National_DOC',
  'National_DIR',
  'National_EVS',
  'National_ETA',
  'National_ACA',
  'Local_MDS',
]

// eslint-disable-next-line @typescript-eslint/require-await -- an async source over text already in memory
async function* bytesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
