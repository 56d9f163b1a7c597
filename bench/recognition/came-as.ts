import type { Sampled } from '../deployment/sample-people.ts'
import type { Came } from '../deployment/ticket.ts'

const profiles = { teacher: 'National_ENS', pupil: 'National_ELV', guardian: 'National_TUT' } as const

/** Somebody whose *Identifiant PRONOTE* the ENT gives back. */
export const byIdentifier = (one: Sampled): Came => ({
  user: one.casId ?? `NF${one.id}`,
  attributes: { idPronote: one.pronoteId },
})

/** Somebody whose identity the ENT gives, with the profile of a second category beside their own. */
export const byIdentity = (one: Sampled): Came => ({
  user: one.casId ?? `NF${one.id}`,
  attributes: {
    nom: one.lastName,
    prenom: one.firstName,
    dateNaissance: one.birthDate ?? '',
    codePostal: one.postcode ?? '',
    categories: `${profiles[one.category]};${one.category === 'teacher' ? 'National_TUT' : 'National_ENS'}`,
  },
})

/** Somebody whom nobody here knows, with a name that many have. */
export const asNobody = (one: Sampled): Came => ({
  user: `NU${one.id}`,
  attributes: {
    ...byIdentity(one).attributes,
    idPronote: 'ZZZZ99998888WWWW',
    prenom: `${one.firstName} Absent`,
    dateNaissance: '1931-02-03',
  },
})
