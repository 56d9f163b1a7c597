import type { PersonCategory } from '@preau/people'
import type { NavigationSection } from '@preau/ui'
import { clientPath } from '../features/bases/index.ts'
import type { Visit } from './operator.ts'
import { categorySlug, resourceLabel, resourceOrder } from './resources.ts'

/** Pages of the client, as its menu knows them; a category of people stands for its table. */
export type ClientSection =
  | PersonCategory
  | 'home'
  | 'school-import'
  | 'csv-import'
  | 'partner-import'
  | 'identifiers-export'
  | 'failures'
  | 'duplicates'
  | 'connected'
  | 'preferences'
  | 'school-year'

/** The menu of the client, with the words the administrators know (product.md B2). */
export function clientMenu(
  { base, openFailures = 0 }: Omit<Visit, 'operator'>,
  section: ClientSection,
): readonly NavigationSection[] {
  const path = clientPath(base)
  const item = (key: ClientSection, label: string, page: string) => ({
    label,
    href: `${path}/${page}`,
    icon: iconOf(key),
    current: key === section,
  })
  return [
    {
      label: 'Ressources',
      items: resourceOrder.map((category) =>
        item(category, resourceLabel(category), `ressources/${categorySlug(category)}`),
      ),
    },
    {
      label: 'Imports/Exports',
      items: [
        item('school-import', 'SIECLE / STSWEB', 'imports/siecle-sts'),
        item('csv-import', 'Fichiers CSV', 'imports/csv'),
        item('partner-import', 'Annuaire de l’ENT', 'imports/annuaire-ent'),
        item('identifiers-export', 'Socles ENT', 'socles-ent/export'),
      ],
    },
    {
      label: 'Communication',
      items: [
        {
          ...item('failures', 'Gestion des identités', 'identites/echecs'),
          badge: openFailures === 0 ? undefined : openFailures,
        },
        item('duplicates', 'Doublons', 'identites/doublons'),
        item('connected', 'Personnes connectées', 'identites/connectes'),
      ],
    },
    {
      label: 'Paramètres',
      items: [
        item('preferences', 'Gestion ENT / CAS', 'parametres/ent-cas'),
        item('school-year', 'Nouvelle année scolaire', 'annee'),
      ],
    },
  ]
}

const icons = {
  home: 'home',
  teacher: 'notebook',
  pupil: 'school',
  guardian: 'users-group',
  staff: 'id',
  workTutor: 'briefcase',
  inspector: 'clipboard-list',
  'school-import': 'file-import',
  'csv-import': 'table',
  'partner-import': 'link',
  'identifiers-export': 'file-export',
  failures: 'user-question',
  duplicates: 'copy',
  connected: 'user-check',
  preferences: 'settings',
  'school-year': 'calendar',
} as const satisfies Record<ClientSection, string>

const iconOf = (section: ClientSection) => icons[section]
