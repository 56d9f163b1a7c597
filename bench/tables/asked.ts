/** One page that is measured. */
interface Asked {
  readonly label: string
  /** Under *Ressources*. */
  readonly path: string
}

const page = (path: string, label: string): Asked => ({ path, label })
const sorts = [
  'name',
  'firstName',
  'birthDate',
  'detail',
  'access',
  'origin',
  'pronoteId',
  'casId',
  'casIdSince',
]

/** Each table as it opens, each order of the three that join other tables, each filter, searches, and the last page. */
export const asked: readonly Asked[] = [
  ...['professeurs', 'eleves', 'responsables', 'personnels', 'maitres-de-stage', 'inspecteurs'].map((slug) =>
    page(slug, `${slug}: as it opens`),
  ),
  ...['eleves', 'responsables', 'professeurs'].flatMap((slug) =>
    sorts.map((key) => page(`${slug}?tri=${key}&sens=desc`, `${slug}: order of ${key}, descending`)),
  ),
  ...['eleves', 'responsables', 'professeurs'].map((slug) => page(`${slug}?classe=7`, `${slug}: of a class`)),
  page('eleves?cas=non', 'eleves: without CAS identifier'),
  page('eleves?acces=non', 'eleves: without access'),
  page('eleves?etat=anciens', 'eleves: who left'),
  page('responsables?etat=anciens', 'responsables: of nobody present'),
  page('eleves?q=mart', 'eleves: beginning of a name'),
  page('eleves?q=L%C3%89A+moreau', 'eleves: accents, case, order'),
  page('eleves?q=zzzyx', 'eleves: nobody'),
  page('eleves?page=50', 'eleves: page 50'),
  page('responsables?cas=non&acces=oui&q=e&tri=detail', 'responsables: filters, search and order at once'),
]
