import { readParameter, type RequestParameters } from '../request-parameters.ts'
import type { DeclaredService } from './declared-service.ts'
import { matchService } from './match-service.ts'
import { serviceRedirect } from './service-redirect.ts'

/**
 * Where `/logout` may send the person: the `service` given, when the registry knows it. `undefined` means the page
 * that says the log-out is done. `url` (CAS 2.0) and any other parameter are ignored, and the session is not needed:
 * people log out twice. Source: CAS 3.0 §2.3.
 */
export function logoutRedirect(
  parameters: RequestParameters,
  declared: readonly DeclaredService[],
): string | undefined {
  const service = readParameter(parameters, 'service')
  if (!service.ok || service.value === undefined) return undefined
  const match = matchService(service.value, declared)
  return match.outcome === 'matched' ? serviceRedirect(match.service) : undefined
}
