/**
 * The files that a school, its academy and its ENT exchange: AAF, SIECLE, STS and the identifiers export.
 *
 * Owns: what is in each file, as typed records, and what is wrong with it, as problems in French with a stable code.
 * Does not own: XML itself (`@preau/xml`), what a UAI or an identifier is (`@preau/people`), who is who
 * (`@preau/reconciliation`), archives, disks and databases (the apps).
 *
 * Start with `entry.ts` (what a reader is given) and `problem/problem.ts` (what it says), then one reader a format:
 * `aaf/read-aaf.ts`, `siecle/read-siecle-pupils.ts`, `siecle/read-sts.ts`, `identifiers/read-export-identifiants.ts`.
 *
 * @packageDocumentation
 */
export type { ExchangeEntry } from './entry.ts'
export { type ExchangeProblem, problem, type ProblemCode, type ProblemParams } from './problem/problem.ts'
export type { Severity } from './problem/problem-text.ts'

export { type IdentifiedFile, identifySchoolFile } from './recognition/identify-school-file.ts'
export {
  exportIdentifiantsNamespace,
  type RecognisedFile,
  recogniseSchoolFile,
  type SchoolFileKind,
  schoolFileLabel,
} from './recognition/school-file-kind.ts'

export type { AafItem, AafTypedRecord, AafVersion } from './aaf/aaf-item.ts'
export { type AafKind, aafKinds } from './aaf/aaf-kind.ts'
export type { AafRecord, AafSchoolRef } from './aaf/aaf-record.ts'
export { type AafEntryName, describeAafEntry } from './aaf/describe-aaf-entry.ts'
export { AafCrossCheck } from './aaf/aaf-cross-check.ts'
export { type AafValues, changedAafValues } from './aaf/aaf-values.ts'
export { type InterpretedAafRecord, interpretAafRecord } from './aaf/interpret-aaf-record.ts'
export { type AafPlan, type AafPlannedEntry, planAafDelivery } from './aaf/plan-aaf-delivery.ts'
export { readAaf } from './aaf/read-aaf.ts'
export { type AafFileItem, type AafRequestItem, readAafFile, reportOn } from './aaf/read-aaf-file.ts'
export type { AafMode, AafOperation, AafRequest } from './aaf/read-aaf-request.ts'
export type { AafAddress } from './aaf/read-aaf-address.ts'
export type { AafGuardian } from './aaf/read-aaf-guardian.ts'
export type { AafIdentity } from './aaf/read-aaf-identity.ts'
export type { AafMef, AafSubject } from './aaf/read-aaf-nomenclature.ts'
export type { AafPupil, AafSchooling } from './aaf/read-aaf-pupil.ts'
export type { AafSchool, AafSchoolContact, AafStructurePart } from './aaf/read-aaf-school.ts'
export {
  type AafCoded,
  type AafFunction,
  type AafStaff,
  type AafTeaching,
  isAafTeacher,
} from './aaf/read-aaf-staff.ts'
export type { AafGuardianLink } from './aaf/read-guardian-links.ts'

export { readSiecleGuardians, type SiecleGuardians } from './siecle/read-siecle-guardians.ts'
export { readSieclePupils, type SieclePupil, type SieclePupils } from './siecle/read-siecle-pupils.ts'
export { readSts } from './siecle/read-sts.ts'
export type { SchoolFileHeader } from './siecle/school-file-header.ts'
export type { SchoolFileReading } from './siecle/school-file-reading.ts'
export type { SiecleAddress } from './siecle/siecle-address.ts'
export type { SiecleGuardian, SieclePupilLink } from './siecle/siecle-guardian.ts'
export type { SiecleName } from './siecle/siecle-name.ts'
export type { SieclePupilIdentity } from './siecle/siecle-pupil.ts'
export type { StsContent, StsPerson, StsService, StsStructure, StsSubject } from './siecle/sts-records.ts'

export type { EnvelopeDirection, EnvelopeHeader, ReadingKey, Recipient } from './envelope/envelope.ts'
export {
  keyFingerprint,
  type PublicKeyReading,
  readPublicKeyFile,
  writePublicPem,
  writeRfc4716,
} from './envelope/public-key-file.ts'
export { type EnvelopeOptions, type EnvelopeReading, readEnvelope } from './envelope/read-envelope.ts'
export {
  type ExportEnvelopeRequest,
  type ImportEnvelopeRequest,
  writeExportEnvelope,
  writeImportEnvelope,
} from './envelope/write-envelope.ts'

export type { ExportedPerson, ExportIdentifiantsHeader, PersonLink } from './identifiers/exported-person.ts'
export {
  type ExportedPersonItem,
  type ExportIdentifiantsItem,
  type ExportIdentifiantsReading,
  readExportIdentifiants,
  rejectedPronoteIds,
} from './identifiers/read-export-identifiants.ts'
export {
  type ExportIdentifiantsRequest,
  writeExportIdentifiants,
} from './identifiers/write-export-identifiants.ts'

export {
  type PartnerCategory,
  partnerDirectoryNamespace,
  type PartnerDirectoryHeader,
  type PartnerLine,
  type PartnerPerson,
  type PartnerSchool,
} from './partner/partner-directory.ts'
export { type PartnerDirectoryReading, readPartnerDirectory } from './partner/read-partner-directory.ts'
export { writePartnerDirectory } from './partner/write-partner-directory.ts'
export {
  readTimetableExport,
  type TimetableHeader,
  type TimetableReading,
} from './timetable/read-timetable-export.ts'
export { type PushReceipt, readPushReceipt } from './push/push-receipt.ts'
export { pushSignatureHeader, signPush, type SignedPush, verifyPush } from './push/push-signature.ts'

export {
  dayMangling,
  type DayOrder,
  isRoundedNumber,
  mendPostcode,
  tidyDay,
} from './sheet/mangled-value.ts'
export {
  guessSheetSeparator,
  readSheet,
  type SheetRow,
  type SheetSeparator,
  sheetSeparators,
} from './sheet/read-sheet.ts'
export {
  decodeSheet,
  guessSheetEncoding,
  mendAccents,
  type SheetEncoding,
  sheetEncodings,
} from './sheet/sheet-encoding.ts'
