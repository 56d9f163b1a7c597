import { type CalendarDay, type Ine, parseIne } from '@preau/people'
import { type AafRecord, type AafSchoolRef, type AafSource, distinct, readSchoolRefs } from './aaf-record.ts'
import { type AafAddress, readAafAddress } from './read-aaf-address.ts'
import { type AafIdentity, readAafDay, readAafIdentity } from './read-aaf-identity.ts'
import { type AafGuardianLink, readGuardianLinks } from './read-guardian-links.ts'

/** One pupil (`Eleve`). Source: ent-ecosystem §1.4. */
export interface AafPupil extends AafRecord, AafIdentity {
  /** `ENTEleveINE`: for matching only, never shown (ent-ecosystem §1.6). */
  readonly ine: Ine | undefined
  /** `ENTEleveStructRattachId`: the `ELEVE_ID` of SIECLE. */
  readonly siecleId: string | undefined
  /** `ENTPersonStructRattach`. */
  readonly homeSchoolId: string | undefined
  /** Every school the record names, home school first. */
  readonly schoolIds: readonly string[]
  /** `ENTElevePersRelEleve`. */
  readonly guardians: readonly AafGuardianLink[]
  /** `ENTEleveClasses`. */
  readonly classes: readonly AafSchoolRef[]
  /** `ENTEleveGroupes`. */
  readonly groups: readonly AafSchoolRef[]
  readonly schooling: AafSchooling
  readonly address: AafAddress
  /** `homePhone`. */
  readonly homePhone: string | undefined
  /** `mobile`, every number. */
  readonly mobiles: readonly string[]
}

/** How a pupil is schooled. */
export interface AafSchooling {
  /** `ENTEleveMEF`: eleven digits, key of `MefEducNat`. */
  readonly mef: string | undefined
  /** `ENTEleveLibelleMEF`. */
  readonly mefLabel: string | undefined
  /** `ENTEleveNivFormation`. */
  readonly level: string | undefined
  /** `ENTEleveFiliere`. */
  readonly track: string | undefined
  /** `ENTEleveStatutEleve`. */
  readonly status: string | undefined
  /** `ENTEleveRegime`: the label. */
  readonly boarding: string | undefined
  /** `ENTEleveBoursier`. */
  readonly scholarship: boolean | undefined
  /** `ENTEleveTransport`. */
  readonly transport: boolean | undefined
  /** `ENTEleveEnseignements`: labels. */
  readonly options: readonly string[]
  /** `ENTEleveCodeEnseignements`: six-digit codes. */
  readonly optionCodes: readonly string[]
  /** `ENTEleveDateEntreeStructRattach`. */
  readonly entryDate: CalendarDay | undefined
  /** `ENTEleveDateSortieStructRattach`: set when the pupil has left. */
  readonly leavingDate: CalendarDay | undefined
}

// Known, kept as they are: old relations that must not give rights, and values nothing uses yet.
const keptNames = [
  'ENTPersonJointure',
  'ENTEleveStructureRattachIdMEN',
  'ENTEleveParents',
  'ENTElevePere',
  'ENTEleveMere',
  'ENTEleveAutoriteParentale',
  'ENTElevePersRelEleve1',
  'ENTElevePersRelEleve2',
  'ENTEleveQualitePersRelEleve1',
  'ENTEleveQualitePersRelEleve2',
  'ENTEleveDateEntreeClasses',
  'ENTEleveDateSortieClasses',
  'ENTEleveAdresseRel',
  'ENTElevePrincipal',
  'telephoneNumber',
]

/** `undefined`, and a problem, without a name. */
export function readAafPupil(source: AafSource): AafPupil | undefined {
  const { attributes, id } = source
  const identity = readAafIdentity(source)
  const homeSchoolId = attributes.text('ENTPersonStructRattach')
  const classes = readSchoolRefs(source, 'ENTEleveClasses')
  const groups = readSchoolRefs(source, 'ENTEleveGroupes')
  const rest = {
    ine: readIne(source),
    siecleId: attributes.text('ENTEleveStructRattachId'),
    guardians: readGuardianLinks(source),
    schooling: readSchooling(source),
    address: readAafAddress(source),
    homePhone: attributes.text('homePhone'),
    mobiles: attributes.all('mobile'),
  }
  const kept = attributes.keep(...keptNames)
  if (identity === undefined) return undefined
  const schoolIds = distinct([homeSchoolId, ...[...classes, ...groups].map((ref) => ref.schoolId)])
  const other = { ...kept, ...attributes.leftover() }
  return { id, ...identity, homeSchoolId, schoolIds, classes, groups, ...rest, other }
}

function readIne(source: AafSource): Ine | undefined {
  const text = source.attributes.text('ENTEleveINE')
  if (text === undefined) return undefined
  const ine = parseIne(text)
  // The number itself is not repeated in the report: it is never shown on a screen.
  if (ine === undefined) source.report('aaf.invalid-value', { attribute: 'ENTEleveINE', value: '…' })
  return ine
}

function readSchooling(source: AafSource): AafSchooling {
  const { attributes } = source
  return {
    mef: attributes.text('ENTEleveMEF'),
    mefLabel: attributes.text('ENTEleveLibelleMEF'),
    level: attributes.text('ENTEleveNivFormation'),
    track: attributes.text('ENTEleveFiliere'),
    status: attributes.text('ENTEleveStatutEleve'),
    boarding: attributes.text('ENTEleveRegime'),
    scholarship: attributes.flag('ENTEleveBoursier'),
    transport: attributes.flag('ENTEleveTransport'),
    options: attributes.all('ENTEleveEnseignements'),
    optionCodes: attributes.all('ENTEleveCodeEnseignements'),
    entryDate: readAafDay(source, 'ENTEleveDateEntreeStructRattach'),
    leavingDate: readAafDay(source, 'ENTEleveDateSortieStructRattach'),
  }
}
