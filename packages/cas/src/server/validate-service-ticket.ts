import { type CasFailure, casFailure } from '../cas-failure.ts'
import { sameService } from './service-url.ts'
import type { ValidationRequest } from './validation-request.ts'

/** A service ticket as the store held it at the moment it was consumed. */
export interface ConsumedTicket {
  /** The service it was issued for. */
  readonly service: string
  readonly expiresAt: Date
  /** Obtained by typing credentials, not by the session. */
  readonly fromNewLogin: boolean
}

/**
 * Judges a ticket that the caller has **already consumed**, in one atomic statement that gives it once: whatever is
 * said here, the ticket is spent. Service first-come rules:
 *
 * - unknown or already consumed → `INVALID_TICKET`;
 * - expired → `INVALID_TICKET`;
 * - issued for another service → `INVALID_SERVICE`;
 * - `renew` asked, but obtained from a session → `INVALID_TICKET`.
 *
 * Source: CAS 3.0 §2.5.1, §2.5.3, §3.1.1.
 */
export function validateServiceTicket<Ticket extends ConsumedTicket>(
  asked: Pick<ValidationRequest, 'service' | 'renew'>,
  consumed: Ticket | undefined,
  now: Date,
): { readonly ok: true; readonly ticket: Ticket } | CasFailure {
  if (consumed === undefined) {
    return casFailure('INVALID_TICKET', 'this ticket is unknown or was already used: a ticket is valid once')
  }
  if (consumed.expiresAt.getTime() <= now.getTime()) {
    return casFailure('INVALID_TICKET', 'this ticket has expired')
  }
  if (!sameService(asked.service, consumed.service)) {
    return casFailure(
      'INVALID_SERVICE',
      'this ticket was issued for another service: validate it for the very address that was given to /login',
    )
  }
  if (asked.renew && !consumed.fromNewLogin) {
    return casFailure('INVALID_TICKET', 'renew was asked, but this ticket comes from an existing session')
  }
  return { ok: true, ticket: consumed }
}
