/**
 * The life of accounts: letters with an activation code, reset by a teacher or an administrator, a change of password imposed
 * on a population, log-ins frozen in a crisis, deletion once nobody needs the account.
 *
 * @packageDocumentation
 */
export type {
  AccountEnds,
  Activations,
  ClassPupil,
  CodeOwner,
  CrisisMeasures,
  DeletionObstacle,
  IssuedLetter,
  LoginFreeze,
  LoginNames,
  Population,
  Reach,
} from './account-life.ts'
export { mountAccountLife } from './mount-account-life.ts'
