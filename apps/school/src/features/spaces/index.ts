/**
 * The spaces of a base: the door (session, ENT, local form), the content of each space, the local access of a person.
 * Does not own: recognising a ticket (`identification`), the settings of the delegation (`delegation`), the sessions
 * themselves (`sessions`). Start with `door/open-space.ts`, then `contents/render-content.ts`.
 *
 * @packageDocumentation
 */
export type {
  CategoryFigure,
  ClassSummary,
  FoundPerson,
  GuardianLine,
  KeyPerson,
  PupilFile,
  PupilLine,
  SchoolReader,
  Teaching,
  TeacherService,
} from './contents/school-reader.ts'
export type { Credential, CredentialStore } from './local/credential-store.ts'
export type { LoginWaits, WaitingPerson } from './local/login-waits.ts'
export { type AccessDeps, mountAccess } from './local/mount-access.ts'
export type { MemberRow } from './member.ts'
export type { MemberStore } from './member-store.ts'
export { mountSpaces } from './mount-spaces.ts'
export { spaceRefusals } from './refusals.ts'
export type { SpacesDeps } from './spaces-deps.ts'
