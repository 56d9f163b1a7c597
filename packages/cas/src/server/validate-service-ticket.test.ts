import { describe, expect, it } from 'vitest'
import { validateServiceTicket } from './validate-service-ticket.ts'

const service = 'https://app.exemple.fr/pronote/'
const expiresAt = new Date('2026-09-07T08:05:00Z')
const now = new Date('2026-09-07T08:00:10Z')
const issued = { service, expiresAt, fromNewLogin: true, account: '42' }
const asked = { service, renew: false }

/** The smallest store that keeps the promise of the caller: one statement gives a ticket once. */
function store(ticket: typeof issued): () => typeof issued | undefined {
  let left: typeof issued | undefined = ticket
  return () => {
    const taken = left
    left = undefined
    return taken
  }
}

describe('validateServiceTicket', () => {
  it('CAS-121 a ticket presented for its service is good, and gives back what was stored with it', () => {
    expect(validateServiceTicket(asked, issued, now)).toEqual({ ok: true, ticket: issued })
  })

  it('CAS-121, CAS-205 the service is compared in its canonical form', () => {
    const other = { service: 'https://APP.exemple.fr:443/pronote/', renew: false }
    expect(validateServiceTicket(other, issued, now).ok).toBe(true)
  })

  it('CAS-084, CAS-123, N-01 a ticket used a second time is refused', () => {
    const consume = store(issued)
    expect(validateServiceTicket(asked, consume(), now).ok).toBe(true)
    expect(validateServiceTicket(asked, consume(), now)).toMatchObject({ code: 'INVALID_TICKET' })
  })

  it('CAS-085, N-03 a ticket presented for another service is refused and burnt', () => {
    const consume = store(issued)
    const elsewhere = { service: 'https://autre.exemple.fr/', renew: false }
    expect(validateServiceTicket(elsewhere, consume(), now)).toMatchObject({ code: 'INVALID_SERVICE' })
    expect(validateServiceTicket(asked, consume(), now)).toMatchObject({ code: 'INVALID_TICKET' })
  })

  it('CAS-121 another address of the same application is another service', () => {
    const page = { service: `${service}eleve.html`, renew: false }
    expect(validateServiceTicket(page, issued, now)).toMatchObject({ code: 'INVALID_SERVICE' })
  })

  it('CAS-125, CAS-126 an expired ticket is refused, to the millisecond, and the message says why', () => {
    const last = new Date(expiresAt.getTime() - 1)
    expect(validateServiceTicket(asked, issued, last).ok).toBe(true)
    const late = validateServiceTicket(asked, issued, expiresAt)
    expect(late).toMatchObject({ code: 'INVALID_TICKET' })
    expect(late.ok ? '' : late.detail).toContain('expired')
  })

  it('CAS-073 a ticket obtained from a session is refused when renew is asked', () => {
    const fromSession = { ...issued, fromNewLogin: false }
    expect(validateServiceTicket({ service, renew: true }, fromSession, now)).toMatchObject({
      code: 'INVALID_TICKET',
    })
    expect(validateServiceTicket({ service, renew: true }, issued, now).ok).toBe(true)
  })

  it('CAS-084 an unknown ticket is refused', () => {
    expect(validateServiceTicket(asked, undefined, now)).toMatchObject({ ok: false, code: 'INVALID_TICKET' })
  })
})
