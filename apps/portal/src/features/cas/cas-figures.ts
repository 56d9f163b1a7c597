import type { Metrics } from '@preau/platform'

/** What the operator watches: a fall of tickets or a rise of one failure says which side broke. */
export interface CasFigures {
  ticketIssued(ssoType: string): void
  /** `OK`, or the code of the failure. */
  validated(result: string): void
  loginRefused(reason: string): void
}

export function casFigures(metrics: Metrics): CasFigures {
  const tickets = metrics.counter('preau_cas_tickets_total', 'Service tickets issued', ['sso_type'])
  const validations = metrics.counter('preau_cas_validations_total', 'Validations, by result', ['result'])
  const refusals = metrics.counter('preau_cas_refusals_total', 'Log-ins to a service refused', ['reason'])
  return {
    ticketIssued: (sso_type) => {
      tickets.inc({ sso_type })
    },
    validated: (result) => {
      validations.inc({ result })
    },
    loginRefused: (reason) => {
      refusals.inc({ reason })
    },
  }
}
