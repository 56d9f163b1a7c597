/**
 * Infrastructure of the two products: configuration, PostgreSQL, jobs, HTTP, sessions, audit, log, metrics, outgoing calls.
 *
 * Owns everything that touches the outside world. Owns no rule of the liaison and no page. Start with README.md (an app's
 * `main.ts` in ten lines), then `database/open-database.ts` and `http/create-http-app.ts`.
 *
 * @packageDocumentation
 */
export { type AuditChain, type AuditSeal, createAuditChain } from './audit/audit-chain.ts'
export { auditLineText } from './audit/audit-seal.ts'
export { circumstancesInWords } from './audit/circumstances.ts'
export { type AuditEntry, type AuditTables, insertAuditLines, recordAudit } from './audit/record-audit.ts'
export type { AuditFault, AuditVerification } from './audit/verify-audit.ts'
export { type Clock, type FixedClock, fixedClock, systemClock } from './clock.ts'
export { ConfigError, configExitCode } from './config/config-error.ts'
export { describeConfig } from './config/describe-config.ts'
export { type Environment, readConfig } from './config/read-config.ts'
export { refusePublicDemo } from './config/refuse-public-demo.ts'
export { setting } from './config/setting.ts'
export type { AnyTransaction } from './database/any-transaction.ts'
export { EmbeddedDatabaseError, EmbeddedDatabaseInUse } from './database/embedded/embedded-database-error.ts'
export { emptyDatabase } from './database/empty-database.ts'
export { binaryLists } from './database/binary-lists.ts'
export { gatherCalls } from './database/gather-calls.ts'
export { json } from './database/json.ts'
export { DatabaseTooRecent, type Migration, migrate } from './database/migrate.ts'
export { platformMigrations } from './database/migrations/platform-migrations.ts'
export {
  type Database,
  type DatabaseOptions,
  type EmbeddedOptions,
  openDatabase,
} from './database/open-database.ts'
export { prepareStatement } from './database/prepare-statement.ts'
export { isForeignKeyViolation, isUniqueViolation, isUnstorableValue } from './database/violations.ts'
export { defineRefusals, type RefusalCatalogue, type RefusalDefinitions } from './errors/define-refusals.ts'
export { Refusal, type RefusalTexts } from './errors/refusal.ts'
export type { Lane, LaneAnswer, LaneRequest } from './http/express-lanes.ts'
export { createHttpApp, type HttpApp, type HttpOptions } from './http/create-http-app.ts'
export type { ErrorView, RenderError } from './http/error-view.ts'
export type { FlashMessage } from './http/flash.ts'
export { type FormResult, type FormSource, type KeptForm, readForm, readQuery } from './http/read-form.ts'
export { createNetworkList, isNetwork, type NetworkList } from './http/network-list.ts'
export { type PerRequest, perRequest } from './http/per-request.ts'
export { readUpload, type Upload, type UploadedFile } from './http/read-upload.ts'
export { httpRefusals } from './http/refusals.ts'
export { allowFormTargets, allowImages, allowShowingElsewhere } from './http/security-headers.ts'
export { seeOther, sendFragment, sendPage } from './http/send-page.ts'
export { type AssetFile, serveAssets } from './http/serve-assets.ts'
export {
  createJobs,
  type EnqueueOptions,
  type JobContext,
  type JobKind,
  type JobOptions,
  type Jobs,
} from './jobs/create-jobs.ts'
export { createLifecycle, type Lifecycle } from './lifecycle/create-lifecycle.ts'
export { operatorSentence, type RunOptions, runApp } from './lifecycle/run-app.ts'
export { createLog, type Log, type LogOptions } from './log/create-log.ts'
export { createMetrics, type Metrics } from './metrics/create-metrics.ts'
export {
  createOutgoing,
  type Outgoing,
  type OutgoingAnswer,
  type OutgoingBody,
  type OutgoingOptions,
} from './outgoing/create-outgoing.ts'
export { inspectServer, type ServerInspection, type ShownCertificate } from './outgoing/inspect-server.ts'
export type { OutgoingFailure, OutgoingFailureKind } from './outgoing/outgoing-failure.ts'
export { type Random, randomToken, sha256, systemRandom } from './random.ts'
export { createKeyPairs, type KeyPair, type KeyPairs, type ReadingKeyPair } from './security/key-pairs.ts'
export { createVault, type Vault } from './security/create-vault.ts'
export { type Resealed, resealRows, type SealedColumn } from './security/reseal-rows.ts'
export { vaultOf } from './security/vault-of.ts'
export { createRateLimit, type RateDecision, type RateLimit } from './security/create-rate-limit.ts'
export {
  createPasswordHasher,
  type PasswordHasher,
  type PasswordHasherOptions,
} from './security/create-password-hasher.ts'
export { newRecoveryCodes, recoveryHash } from './security/recovery-codes.ts'
export { newTotpSecret, totpAddress, totpSecretText, totpStep } from './security/totp.ts'
export { isGuessedPassword } from './security/guessed-password.ts'
export { readLeakedPasswords } from './security/leaked-passwords.ts'
export { hashPassword, verifyPassword } from './security/passwords.ts'
export {
  createSessions,
  type NewSession,
  type Sessions,
  type SessionsOptions,
  type RecentSession,
} from './sessions/create-sessions.ts'
export { sessionFinder } from './sessions/find-sessions.ts'
export type { Session, SessionTables } from './sessions/session.ts'
export type { Exchange } from './sessions/session-cookie.ts'
