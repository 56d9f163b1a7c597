import { displayName } from '@preau/people'
import { categorySlug } from '../../frame/resources.ts'
import { clientPath, consolePath, type SchoolBase } from '../bases/index.ts'
import { pairPath } from '../duplicates/index.ts'
import type { FailureSheet, PersonFound } from './failure-store.ts'
import type { FailureReason } from './identification-failure.ts'
import { copy } from './resolution-copy.fr.ts'

/** A page where a cause of failure is mended, as a link. */
export interface Remedy {
  readonly label: string
  readonly href: string
}

interface RemedyOf {
  readonly sheet: Pick<FailureSheet, 'reason' | 'evidence'>
  readonly base: SchoolBase
  /** People the rule led to. */
  readonly recognised: readonly Pick<PersonFound, 'id' | 'category' | 'lastName' | 'firstName'>[]
}

type Find = (order: RemedyOf) => readonly Remedy[]

/** Where to go from a failure to mend its cause; the link of the person is on the sheet itself (product.md B4). */
export const remediesOf = (order: RemedyOf): readonly Remedy[] =>
  (remedies[order.sheet.reason] ?? []).flatMap((find) => find(order))

const text = copy.remedies

const delegation: Find = ({ base, sheet }) => [
  sheet.evidence.protocol === undefined
    ? { label: text.delegation, href: `${consolePath(base)}/delegation` }
    : { label: text.federation, href: `${consolePath(base)}/delegation/ws-federation` },
]

const identifiers: Find = ({ base }) => [
  { label: text.export, href: `${clientPath(base)}/socles-ent/export` },
]

const publication: Find = ({ base }) => [
  { label: text.publication, href: `${consolePath(base)}/publication` },
]

const state: Find = ({ base }) => [{ label: text.state, href: consolePath(base) }]

const imports: Find = ({ base }) => [{ label: text.siecle, href: `${clientPath(base)}/imports/siecle-sts` }]

const csv: Find = ({ base }) => [{ label: text.csv, href: `${clientPath(base)}/imports/csv` }]

const sheets: Find = ({ base, recognised }) =>
  recognised.map((person) => ({
    label: text.sheet(displayName(person)),
    href: `${clientPath(base)}/ressources/${categorySlug(person.category)}/${person.id}`,
  }))

/** The card of the sheet that opens and closes spaces. */
const entry: Find = (order) =>
  sheets(order).map(({ label, href }) => ({
    label: `${label}, ${text.entry}`,
    href: `${href}#acces-espaces`,
  }))

const comparison: Find = ({ base, recognised: [one, other, ...more] }) =>
  one !== undefined && other?.category === one.category && more.length === 0
    ? [{ label: text.compare, href: pairPath({ base }, [one.id, other.id]) }]
    : []

const remedies: Readonly<Partial<Record<FailureReason, readonly Find[]>>> = {
  'cas-failure': [delegation],
  'service-unknown': [delegation],
  'cas-unreachable': [delegation],
  'not-cas': [delegation],
  'token-refused': [delegation],
  'attribute-missing': [identifiers, delegation],
  'attribute-empty': [identifiers, delegation],
  'attribute-markup': [delegation],
  'attribute-ambiguous': [delegation],
  'category-unknown': [delegation],
  'not-identified': [identifiers],
  'other-school': [identifiers],
  'identity-ambiguous': [sheets, comparison],
  held: [sheets, comparison],
  'several-sheets': [sheets, comparison],
  disabled: [entry],
  'no-access': [entry],
  'function-unset': [entry],
  left: [entry],
  'no-pupil': [sheets, imports, csv],
  'space-not-published': [publication],
  'base-not-published': [state],
  'wrong-space': [sheets, publication],
}
