/**
 * WS-Federation passive requestor profile, on the side of the relying party: what is asked of a security token service
 * (STS), what its token must be to be believed, what its metadata says.
 *
 * Owns: the messages that pass by the browser, the checks of a token in their order, claims, metadata of both ends.
 * Does not own: HTTP, cookies, pages, the sealed context, the store of tokens already seen. Clock and store are parameters.
 *
 * Start with `read-token.ts`. Sources: WS-Federation 1.2 §13, MS-MWBF, SAML 1.1 and 2.0 core, cas.md §C; each test is named
 * after the attack (`N-72`) that it stands against.
 *
 * @packageDocumentation
 */
export { acceptSignIn, type AcceptedSignIn, type ReplayStore } from './accept-sign-in.ts'
export { type SigningCertificate } from './certificate.ts'
export {
  type FederationMetadata,
  type MetadataFailureCode,
  type ReadMetadata,
  readMetadata,
} from './read-metadata.ts'
export { type PassiveMessage, readPassiveMessage } from './passive-message.ts'
export { relyingPartyMetadata } from './relying-party-metadata.ts'
export { type SignInRequest, signInAddress, signOutAddress } from './request-address.ts'
export { type SecurityToken, type TokenFailureCode } from './security-token.ts'
export { type TokenTrust } from './read-token.ts'
