/** Kinds of actions that a search may ask for: the areas of their codes. */
export const traceFamilies = {
  connexions: { areas: ['login', 'logout', 'session', 'session-life'] },
  comptes: { areas: ['account', 'second-factor', 'bulk', 'login-names'] },
  ouvertures: { actions: ['cas.ticket-issued'], areas: ['notice'] },
  refus: { areas: ['cas'], except: ['cas.ticket-issued'] },
  services: { areas: ['service', 'service-grouping'] },
  identifiants: { areas: ['identifiers'] },
  annuaire: { areas: ['aaf', 'group', 'directory', 'function'] },
  droits: { areas: ['role', 'crisis', 'message'] },
  echanges: { areas: ['partner-key', 'exchange'] },
  traces: { areas: ['traces', 'quota'] },
} as const satisfies Readonly<Record<string, FamilyMembers>>

/** Actions of these areas but some, and these actions. */
export interface FamilyMembers {
  readonly areas: readonly string[]
  readonly actions?: readonly string[]
  readonly except?: readonly string[]
}

export type TraceFamily = keyof typeof traceFamilies

/** `sauf-ouvertures`, what a search begins with: visits are most of the lines and hide the rest. */
export type TraceWhat = TraceFamily | 'sauf-ouvertures' | 'tout'

export const traceWhats: readonly TraceWhat[] = [
  'sauf-ouvertures',
  'tout',
  ...(Object.keys(traceFamilies) as TraceFamily[]), // the keys are those of the literal above
]

/** The actions that a word of the search means; `undefined`: all of them. */
export function membersOf(what: TraceWhat): FamilyMembers | undefined {
  if (what === 'tout') return undefined
  if (what === 'sauf-ouvertures') return { areas: [], except: ['cas.ticket-issued'] }
  return traceFamilies[what]
}
