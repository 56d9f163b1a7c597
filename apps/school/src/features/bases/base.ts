import type { BaseSecurity } from './base-security.ts'
import { describeSpace, type Space } from './spaces.ts'

/** One school base of the deployment. */
export interface SchoolBase {
  readonly id: string
  readonly uai: string
  readonly name: string
  /** First segment of its address, chosen by the host; often the UAI. */
  readonly pathName: string
  /** « Racine », second segment of the address of the spaces; `pronote` by default. */
  readonly root: string
  /** Host of its own, in lower case and without a port: then its spaces are at `<host>/<root>/`. */
  readonly host: string | undefined
  /** Further UAIs of a cité scolaire, whose files this base takes too. */
  readonly otherUais: readonly string[]
  readonly postcode: string | undefined
  readonly city: string | undefined
  /** Starting year of the school year, 2026 for 2026-2027; unknown before the first import. */
  readonly schoolYear: number | undefined
  readonly published: boolean
  /** On the pages of a draft: the settings shown are those being prepared, and may be changed. */
  readonly draft?: true
  /** *Activer la gestion des identifiants ENT*: shows the columns of identifiers in the client. */
  readonly entIdentifiers: boolean
  /** Idle time after which a space closes its session, in minutes. */
  readonly idleMinutes: number
  readonly security: BaseSecurity
  readonly stage: BaseStage
  readonly stageSince: Date | undefined
  /** What an archive or a deleted base goes back to; an archive without it holds a year that is over. */
  readonly stageBefore: 'live' | 'trial' | 'archive' | undefined
  /** The base it was copied from, prepares the next year of, or holds a former year of. */
  readonly originId: string | undefined
  /** When the base of `originId` left the year that this archive holds. */
  readonly switchedAt: Date | undefined
  /** A deleted base is erased after this instant. */
  readonly purgeAfter: Date | undefined
}

/**
 * Where a base is in its life: in service, a copy to try things, the next year of another one, read only, or deleted and
 * still recoverable. The ENT knows live bases only.
 */
export type BaseStage = 'live' | 'trial' | 'preparing' | 'archive' | 'quarantine'

/** Read by operators, written by nobody. */
export const isReadOnly = ({ stage }: Pick<SchoolBase, 'stage'>): boolean =>
  stage === 'archive' || stage === 'quarantine'

/** Whether its spaces may be opened at all. */
export const isPublishable = ({ stage }: Pick<SchoolBase, 'stage'>): boolean =>
  stage === 'live' || stage === 'trial'

/** Starting years that a base may hold, as the database does. */
export const isSchoolYear = (year: number): boolean => Number.isInteger(year) && year >= 2000 && year <= 2200

/** Path of the spaces of a base at its own place: `/0350000X/pronote/`, or `/pronote/` under a host of its own. */
export const rootPath = (base: Pick<SchoolBase, 'host' | 'pathName' | 'root'>): string =>
  base.host === undefined ? `/${base.pathName}/${base.root}/` : `/${base.root}/`

/** Scheme, host and port where a base is: those of the server, or the host of its own behind the same port. */
export function originOf(base: Pick<SchoolBase, 'host'>, publicUrl: string): string {
  if (base.host === undefined) return publicUrl
  const { protocol, port } = new URL(publicUrl)
  return `${protocol}//${base.host}${port === '' ? '' : `:${port}`}`
}

/** Public address of the spaces, as people and the ENT know it: `https://…/0350000X/pronote/`. */
export const publicAddress = (base: SchoolBase, publicUrl: string): string =>
  originOf(base, publicUrl) + rootPath(base)

/** Path of the administration client: `/0350000X/client`. */
export const clientPath = (base: SchoolBase): string => `/${base.pathName}/client`

/** Path of the settings of publication and delegation: those in force, or those of the draft. */
export const settingsPath = (base: SchoolBase): string =>
  base.draft === true ? `${consolePath(base)}/brouillon` : consolePath(base)

/** Path of a base in the console: `/console/0350000X`. */
export const consolePath = (base: SchoolBase): string => `/console/${base.pathName}`

/** Path of a space; the mobile version falls back on the only one there is. */
export function spacePath(base: SchoolBase, space: Space, mobile = false): string {
  const { page, mobilePage } = describeSpace(space)
  return rootPath(base) + (mobile ? (mobilePage ?? page) : page)
}

/** One segment of an address that does not belong to the server itself. */
export const isPathName = (text: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(text) && !reservedPathNames.has(text.toLowerCase())

/** First segments that belong to the server itself and can never name a base. */
export const reservedPathNames: ReadonlySet<string> = new Set([
  'assets',
  'connexion',
  'console',
  'deconnexion',
  'health',
  'hebergement',
  'metrics',
])
