import { uaiOf } from '../deployment/uai-of.ts'

/** One page that is measured. */
export interface Asked {
  readonly label: string
  readonly path: string
  /** Nobody is signed in. */
  readonly as: 'hebergeur' | 'superviseur' | undefined
  readonly status: number
  /** Host of its own by which it is asked. */
  readonly host?: string
}

const host = (label: string, path: string): Asked => ({ label, path, as: 'hebergeur', status: 200 })
const uai = uaiOf(0)
const supervisor = (label: string, path: string): Asked => ({
  label,
  path: `/${uai}/client${path}`,
  as: 'superviseur',
  status: 200,
})
const anybody = (label: string, path: string, status: number): Asked => ({
  label,
  path,
  as: undefined,
  status,
})

/** The list of the bases, one base, its client, and the doors of its spaces by path and by host. */
export const asked: readonly Asked[] = [
  host('list of bases', '/console'),
  host('list: search', '/console?q=lilas'),
  host('list: archives', '/console?etat=archives'),
  host('list: last page', '/console?page=6'),
  ...['people', 'connected', 'export', 'failures', 'state'].map((key) =>
    host(`list: order of ${key}`, `/console?tri=${key}&sens=desc`),
  ),
  host('operators', '/hebergement/operateurs'),
  host('console of a base', `/console/${uai}`),
  host('its publication', `/console/${uai}/publication`),
  host('its delegation', `/console/${uai}/delegation`),
  host('its addresses', `/console/${uai}/adresses`),
  host('its life', `/console/${uai}/vie`),
  host('its traces', `/console/${uai}/traces`),
  host('its traces: search', `/console/${uai}/traces?q=person:12`),
  { ...host('list as supervisor of one base', '/console'), as: 'superviseur' },
  supervisor('home of the client', ''),
  supervisor('pupils', '/ressources/eleves'),
  supervisor('guardians', '/ressources/responsables'),
  supervisor('failures', '/identites/echecs'),
  supervisor('causes of failures', '/identites/causes'),
  supervisor('duplicates', '/identites/doublons'),
  supervisor('export', '/socles-ent/export'),
  anybody('common page, by path', `/${uai}/pronote/`, 302),
  anybody('local form, by path', `/${uai}/pronote/parent.html?login=true`, 200),
  { ...anybody('common page, by host', '/pronote/', 302), host: 'base-2.test' },
  { ...anybody('local form, by host', '/pronote/parent.html?login=true', 200), host: 'base-2.test' },
  anybody('a base that is not there', '/0999999Z/pronote/', 404),
]
