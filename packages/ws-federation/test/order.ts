import { type TokenOrder, signingKey } from './token-issuer.ts'

/** One key for all the tests of a run: drawing one costs more than all they do with it. */
export const key = signingKey({ name: 'ADFS Signing - sts.example' })
export const now = new Date('2026-11-22T10:00:00Z')
export const realm = 'https://ecole.example/0350000X/pronote/'
export const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn'
export const idPronote = 'http://ent.example/claims/idPronote'

/** The service that we believe. */
export const trust = {
  issuer: 'http://sts.example/adfs/services/trust',
  certificates: [key.certificate],
  realm,
  reply: `${realm}federation`,
  now,
}

/** A token that is believed. */
export const order = {
  issuer: trust.issuer,
  audience: realm,
  now,
  key,
  id: '_a1',
  subject: 'NAA31614',
  claims: { [upn]: ['lise.morvan@ent.example'], [idPronote]: ['D7FR34N5EPVM9QKT'] },
} as const satisfies TokenOrder
