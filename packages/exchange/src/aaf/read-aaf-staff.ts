import { type AafRecord, type AafSchoolRef, type AafSource, distinct, readSchoolRefs } from './aaf-record.ts'
import { type AafIdentity, readAafIdentity } from './read-aaf-identity.ts'

/** What a person does in one school: `idEtab$codeFonction$libelle$codeDiscipline$libelle`. Source: ent-ecosystem §1.4. */
export interface AafFunction {
  readonly schoolId: string
  /** `ENS`, `DIR`, `EDU`… see `profileOfFunction` of `@preau/people`. */
  readonly code: string
  readonly label: string | undefined
  readonly disciplineCode: string | undefined
  readonly disciplineLabel: string | undefined
}

/** A class or group with what is taught there: `idEtab$classe$codeMatiere`. */
export interface AafTeaching extends AafSchoolRef {
  /** Six digits, key of `MatiereEducNat`. */
  readonly subjectCode: string
}

/** A code and its label, `code$libellé`. */
export interface AafCoded {
  readonly code: string
  readonly label: string | undefined
}

/** One teacher or other staff (`PersEducNat`); one record even when the person works in several schools. */
export interface AafStaff extends AafRecord, AafIdentity {
  /** `ENTPersonSTSId`: the `ID` of the person in STS, when sent. */
  readonly stsId: string | undefined
  /** `ENTPersonStructRattach`: school that manages the person. */
  readonly homeSchoolId: string | undefined
  /** Every school the record names, home school first. */
  readonly schoolIds: readonly string[]
  /** `ENTPersonFonctions`. */
  readonly functions: readonly AafFunction[]
  /** `ENTAuxEnsClasses`. */
  readonly classes: readonly AafSchoolRef[]
  /** `ENTAuxEnsGroupes`. */
  readonly groups: readonly AafSchoolRef[]
  /** `ENTAuxEnsClassesMatieres`. */
  readonly classSubjects: readonly AafTeaching[]
  /** `ENTAuxEnsGroupesMatieres`. */
  readonly groupSubjects: readonly AafTeaching[]
  /** `ENTAuxEnsClassesPrincipal`: classes of which the person is the form teacher. */
  readonly mainTeacherOf: readonly AafSchoolRef[]
  /** `ENTAuxEnsMatiereEnseignEtab`: labels of the subjects taught, by school. */
  readonly subjects: readonly AafSchoolRef[]
  /** `ENTAuxEnsDisciplinesPoste` and `ENTAuxEnsCategoDiscipline`. */
  readonly disciplines: readonly AafCoded[]
  /** `PersEducNatPresenceDevantEleves`. */
  readonly facesPupils: boolean | undefined
  /** `ENTPersonCategorieEnseignant`. */
  readonly teacherCategory: string | undefined
  /** `ENTEnsFonctionDir`. */
  readonly headOfSchool: string | undefined
}

/** `undefined`, and a problem, without a name. */
export function readAafStaff(source: AafSource): AafStaff | undefined {
  const { attributes, id } = source
  const identity = readAafIdentity(source)
  const functions = readFunctions(source)
  const homeSchoolId = attributes.text('ENTPersonStructRattach')
  const structures = {
    classes: readSchoolRefs(source, 'ENTAuxEnsClasses'),
    groups: readSchoolRefs(source, 'ENTAuxEnsGroupes'),
    classSubjects: readTeachings(source, 'ENTAuxEnsClassesMatieres'),
    groupSubjects: readTeachings(source, 'ENTAuxEnsGroupesMatieres'),
    mainTeacherOf: readSchoolRefs(source, 'ENTAuxEnsClassesPrincipal'),
    subjects: readSchoolRefs(source, 'ENTAuxEnsMatiereEnseignEtab'),
  }
  const rest = {
    stsId: attributes.text('ENTPersonSTSId'),
    disciplines: readDisciplines(source),
    facesPupils: attributes.flag('PersEducNatPresenceDevantEleves'),
    teacherCategory: attributes.text('ENTPersonCategorieEnseignant'),
    headOfSchool: attributes.text('ENTEnsFonctionDir'),
  }
  const kept = attributes.keep('ENTPersonJointure', 'ENTAuxEnsMEF')
  if (identity === undefined) return undefined
  const schoolIds = distinct([
    homeSchoolId,
    ...[functions, ...Object.values(structures)].flat().map((ref) => ref.schoolId),
  ])
  const other = { ...kept, ...attributes.leftover() }
  return { id, ...identity, homeSchoolId, schoolIds, functions, ...structures, ...rest, other }
}

/**
 * Whether a record is a teacher's, by the first of these that speaks: a teacher category, presence before pupils, a
 * teaching or library function. Source: ent-ecosystem §1.7.
 */
export function isAafTeacher(
  staff: Pick<AafStaff, 'teacherCategory' | 'facesPupils' | 'functions'>,
): boolean {
  if (staff.teacherCategory !== undefined || staff.facesPupils === true) return true
  return staff.functions.some(({ code }) => code === 'ENS' || code === 'DOC')
}

function readFunctions(source: AafSource): readonly AafFunction[] {
  return source.attributes.tuples('ENTPersonFonctions').flatMap(({ parts, raw }) => {
    const [schoolId = '', code = '', label, disciplineCode, disciplineLabel] = parts
    if (schoolId === '' || code === '') {
      source.report('aaf.invalid-value', { attribute: 'ENTPersonFonctions', value: raw })
      return []
    }
    const texts = [label, disciplineCode, disciplineLabel].map((part) => (part === '' ? undefined : part))
    return [
      {
        schoolId,
        code: code.toUpperCase(),
        label: texts[0],
        disciplineCode: texts[1],
        disciplineLabel: texts[2],
      },
    ]
  })
}

function readTeachings(source: AafSource, name: string): readonly AafTeaching[] {
  return source.attributes
    .tuples(name)
    .flatMap(({ parts: [schoolId = '', label = '', subjectCode = ''], raw }) => {
      if (schoolId !== '' && label !== '' && subjectCode !== '')
        return [{ schoolId, name: label, subjectCode }]
      source.report('aaf.invalid-value', { attribute: name, value: raw })
      return []
    })
}

function readDisciplines({ attributes }: AafSource): readonly AafCoded[] {
  const values = [
    ...attributes.tuples('ENTAuxEnsDisciplinesPoste'),
    ...attributes.tuples('ENTAuxEnsCategoDiscipline'),
  ]
  return values.flatMap(({ parts: [code = '', label = ''] }) =>
    code === '' ? [] : [{ code, label: label === '' ? undefined : label }],
  )
}
