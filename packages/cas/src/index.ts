/**
 * CAS protocol, both ends: what is asked, what is checked, what is answered.
 *
 * Owns: reading requests, service addresses and their registry rule, tickets, validation, the messages.
 * Does not own: HTTP, cookies, pages, the store of tickets. Consuming a ticket is one atomic statement of the caller;
 * this package judges what was consumed.
 *
 * Start with `server/match-service.ts` and `server/validate-service-ticket.ts` for the ENT side,
 * `client/service-response.ts` for the school side. Source of the rules: CAS Protocol 3.0.3; each file names its section
 * and each test the statement (`CAS-121`) it covers.
 *
 * @packageDocumentation
 */
export { type CasBaseUrl, type CasBaseUrlFault, parseCasBaseUrl } from './client/cas-base-url.ts'
export { type CasEndpoints, casEndpoints } from './client/cas-endpoints.ts'
export { loginRedirect } from './client/login-redirect.ts'
export { type ReadServiceResponse } from './client/read-service-response.ts'
export { parseSamlResponse } from './client/saml-response.ts'
export { samlValidation } from './client/saml-validation.ts'
export { parseServiceResponse } from './client/service-response.ts'
export { parseServiceTicket, type ServiceTicketText } from './client/service-ticket-text.ts'
export { validationUrl } from './client/validation-url.ts'
export { type CasFailure, type CasFailureCode, casFailure } from './cas-failure.ts'
export { logoutMessage, type LogoutMessage, parseLogoutMessage } from './logout-message.ts'
export { type RequestParameters } from './request-parameters.ts'
export { addressExamples, type AddressExamples } from './server/address-examples.ts'
export { type AddressRule, type AddressRuleFault, parseAddressPattern } from './server/address-rule.ts'
export { attributeNameFault, type AttributeNameFault } from './server/attribute-name.ts'
export { explainMismatch, type NearestService, type ServiceDifference } from './server/explain-mismatch.ts'
export { type LoginRequest, parseLoginRequest, type ReadLoginRequest } from './server/login-request.ts'
export {
  type AddressMistake,
  repairAddress,
  type RepairedAddress,
  withoutUserInfo,
} from './server/repair-address.ts'
export { logoutRedirect } from './server/logout-redirect.ts'
export { type DeclaredService } from './server/declared-service.ts'
export { matchService, type ServiceMatch } from './server/match-service.ts'
export { checkProxyCallback, proxyCallbackUrl, type ProxyCallbackFault } from './server/proxy-callback.ts'
export {
  renderServiceResponse,
  type ServiceResponse,
  serviceResponseType,
  type ServiceResponseOptions,
} from './server/render-service-response.ts'
export { serviceRedirect } from './server/service-redirect.ts'
export { parseServiceUrl, sameService, type ServiceUrl, type ServiceUrlFault } from './server/service-url.ts'
export { parseProxyRequest, type ProxyRequest } from './server/proxy-request.ts'
export { renderProxyResponse } from './server/render-proxy-response.ts'
export { renderSamlResponse, type SamlResponseOptions } from './server/render-saml-response.ts'
export { parseSamlRequest, type SamlRequest } from './server/saml-request.ts'
export { newTicket, type TicketKind, ticketKindOf, type TicketRandom } from './server/ticket-id.ts'
export { type ConsumedTicket, validateServiceTicket } from './server/validate-service-ticket.ts'
export {
  type AcceptedTickets,
  parseValidationRequest,
  type ValidationRequest,
} from './server/validation-request.ts'
