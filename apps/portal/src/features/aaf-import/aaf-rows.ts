import type {
  AafGuardian,
  AafKind,
  AafPupil,
  AafSchool,
  AafStaff,
  AafTypedRecord,
  AafValues,
} from '@preau/exchange'
import { isAafTeacher } from '@preau/exchange'
import { type FunctionProfileTable, loginNameOf, profileOfFunction, type SdetProfile } from '@preau/people'
import { searchKey } from '../../frame/search-key.ts'
import { keptImage } from './kept-image.ts'

/** A person of a delivery. `key` is unique across the kinds of one academy: `pupil:4100017`. */
export interface AafPersonRow {
  readonly key: string
  readonly kind: 'pupil' | 'guardian' | 'staff'
  readonly civility: string | null
  readonly last_name: string
  readonly birth_name: string | null
  readonly first_name: string
  readonly other_first_names: readonly string[]
  readonly name_key: string
  readonly birth_date: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly email: string | null
  readonly siecle_id: string | null
  readonly sts_id: string | null
  readonly ine: string | null
  /** `prenom.nom`: the log-in name to propose when the person has no account yet. */
  readonly login_base: string
  /** Where the record stands, for the report. */
  readonly source_file: string
  readonly source_line: number
  /** The record itself, for the deltas to come. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** A person whom a delta takes away. */
export interface AafGoneRow {
  readonly key: string
}

/** A record with what surrounds it: where it stands, its values, and the table of the functions. */
export interface AafSourceRecord {
  readonly file: string
  readonly line: number
  readonly values: AafValues
  readonly functions: FunctionProfileTable
}

/** Key of a person across the kinds of one academy; `undefined` for what is not a person. */
export function personKeyOf(family: AafKind, id: string): string | undefined {
  const kinds: Partial<Record<AafKind, string>> = {
    Eleve: 'pupil',
    PersRelEleve: 'guardian',
    PersEducNat: 'staff',
  }
  const kind = kinds[family]
  return kind === undefined ? undefined : `${kind}:${id}`
}

export interface AafProfileRow {
  readonly key: string
  /** Jointure key of the school. */
  readonly school: string
  readonly profile: SdetProfile
  readonly function_code: string
  readonly function_label: string
  readonly discipline_code: string
  readonly discipline_label: string
}

export interface AafClassRow {
  readonly school: string
  readonly kind: 'class' | 'group'
  readonly code: string
  readonly label: string
}

export interface AafMembershipRow {
  readonly key: string
  readonly school: string
  readonly kind: 'class' | 'group'
  readonly code: string
  readonly role: 'pupil' | 'teacher' | 'main_teacher'
  readonly subject_code: string
}

/** `legal_level`: 1 legal, 2 in charge, 0 neither (ent-ecosystem §1.5). */
export interface AafLinkRow {
  readonly pupil: string
  readonly guardian: string
  readonly link_code: string
  readonly legal_level: number
  readonly financial: boolean
  readonly contact: boolean
}

export interface AafSchoolRow {
  readonly key: string
  readonly uai: string
  readonly name: string
  readonly kind: string | null
  readonly academy: string
  readonly postcode: string | null
  readonly city: string | null
  /** Described by the delivery, as opposed to known of the directory. */
  readonly described: boolean
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

export interface AafSubjectRow {
  readonly code: string
  readonly label: string
}

/** What records become, table by table. */
export interface AafRows {
  readonly schools: AafSchoolRow[]
  readonly subjects: AafSubjectRow[]
  readonly persons: AafPersonRow[]
  readonly profiles: AafProfileRow[]
  readonly classes: AafClassRow[]
  readonly memberships: AafMembershipRow[]
  readonly links: AafLinkRow[]
  readonly gone: AafGoneRow[]
}

export function emptyAafRows(): AafRows {
  return {
    schools: [],
    subjects: [],
    persons: [],
    profiles: [],
    classes: [],
    memberships: [],
    links: [],
    gone: [],
  }
}

/** Adds one record to the rows. Programmes of study (`mef`) feed nothing yet. */
export function addAafRecord(rows: AafRows, item: AafTypedRecord, source: AafSourceRecord): void {
  switch (item.kind) {
    case 'school':
      addSchool(rows, item.record, source)
      return
    case 'subject':
      rows.subjects.push({ code: item.record.id, label: item.record.label })
      return
    case 'pupil':
      addPupil(rows, item.record, source)
      return
    case 'guardian':
      addGuardian(rows, item.record, source)
      return
    case 'staff':
      addStaff(rows, item.record, source)
      return
    case 'mef':
      return
  }
}

function addSchool(rows: AafRows, school: AafSchool, { values }: AafSourceRecord): void {
  rows.schools.push({
    key: school.id,
    uai: school.uai,
    name: school.name,
    kind: school.type ?? null,
    academy: school.academy ?? '',
    postcode: school.contact.postcode ?? null,
    city: school.contact.city ?? null,
    described: true,
    attributes: Object.fromEntries(values),
  })
  const parts = [
    ...school.classes.map((part) => ({ kind: 'class' as const, ...part })),
    ...school.groups.map((part) => ({ kind: 'group' as const, ...part })),
  ]
  for (const { kind, name, label } of parts) {
    rows.classes.push({ school: school.id, kind, code: name, label: label ?? name })
  }
}

function addPupil(rows: AafRows, pupil: AafPupil, source: AafSourceRecord): void {
  const key = `pupil:${pupil.id}`
  rows.persons.push({
    ...personRow(key, 'pupil', pupil),
    ...sourceColumns(source),
    postcode: pupil.address.postcode ?? null,
    city: pupil.address.city ?? null,
    siecle_id: pupil.siecleId ?? null,
    ine: pupil.ine ?? null,
  })
  for (const school of pupil.schoolIds) rows.profiles.push(profileRow(key, school, 'National_ELV'))
  addMemberships(rows, key, 'pupil', { classes: pupil.classes, groups: pupil.groups })
  for (const link of pupil.guardians) {
    // An adult pupil is their own guardian (link 70): nobody to link.
    if (link.guardianId === pupil.id) continue
    rows.links.push({
      pupil: key,
      guardian: `guardian:${link.guardianId}`,
      link_code: link.linkCode,
      legal_level: { none: 0, legal: 1, 'in-charge': 2 }[link.responsibility],
      financial: link.financial,
      contact: link.contact,
    })
  }
}

function addGuardian(rows: AafRows, guardian: AafGuardian, source: AafSourceRecord): void {
  rows.persons.push({
    ...personRow(`guardian:${guardian.id}`, 'guardian', guardian),
    ...sourceColumns(source),
    postcode: guardian.address.postcode ?? null,
    city: guardian.address.city ?? null,
  })
}

function addStaff(rows: AafRows, staff: AafStaff, source: AafSourceRecord): void {
  const key = `staff:${staff.id}`
  rows.persons.push({
    ...personRow(key, 'staff', staff),
    ...sourceColumns(source),
    sts_id: staff.stsId ?? null,
  })
  for (const one of staff.functions) {
    rows.profiles.push({
      ...profileRow(key, one.schoolId, profileOfFunction(one.code, source.functions)),
      function_code: one.code,
      function_label: one.label ?? '',
      discipline_code: one.disciplineCode ?? '',
      discipline_label: one.disciplineLabel ?? '',
    })
  }
  if (staff.functions.length === 0 && staff.homeSchoolId !== undefined) {
    const profile = isAafTeacher(staff) ? 'National_ENS' : 'National_ETA'
    rows.profiles.push(profileRow(key, staff.homeSchoolId, profile))
  }
  addTeachings(rows, key, staff)
}

function addTeachings(rows: AafRows, key: string, staff: AafStaff): void {
  const taught = { class: staff.classSubjects, group: staff.groupSubjects }
  for (const kind of ['class', 'group'] as const) {
    for (const { schoolId: school, name: code, subjectCode } of taught[kind]) {
      rows.memberships.push({ key, school, kind, code, role: 'teacher', subject_code: subjectCode })
    }
  }
  const named = (kind: 'class' | 'group', schoolId: string, name: string): boolean =>
    taught[kind].some((one) => one.schoolId === schoolId && one.name === name)
  // A class without subject is kept only when no subject is given for it.
  addMemberships(rows, key, 'teacher', {
    classes: staff.classes.filter((one) => !named('class', one.schoolId, one.name)),
    groups: staff.groups.filter((one) => !named('group', one.schoolId, one.name)),
  })
  addMemberships(rows, key, 'main_teacher', { classes: staff.mainTeacherOf, groups: [] })
}

interface Refs {
  readonly classes: readonly { readonly schoolId: string; readonly name: string }[]
  readonly groups: readonly { readonly schoolId: string; readonly name: string }[]
}

function addMemberships(rows: AafRows, key: string, role: AafMembershipRow['role'], refs: Refs): void {
  const add = (kind: 'class' | 'group') => (ref: Refs['classes'][number]) => {
    rows.memberships.push({ key, school: ref.schoolId, kind, code: ref.name, role, subject_code: '' })
  }
  refs.classes.forEach(add('class'))
  refs.groups.forEach(add('group'))
}

function personRow(
  key: string,
  kind: AafPersonRow['kind'],
  person: AafPupil | AafGuardian | AafStaff,
): Omit<AafPersonRow, SourceColumn> {
  const { firstName, lastName, birthName } = person
  return {
    key,
    kind,
    civility: person.civility ?? null,
    last_name: lastName,
    birth_name: birthName ?? null,
    first_name: firstName,
    other_first_names: person.otherFirstNames,
    name_key: searchKey({ firstName, lastName, birthName }),
    birth_date: person.birthDate ?? null,
    postcode: null,
    city: null,
    email: person.mail ?? null,
    siecle_id: null,
    sts_id: null,
    ine: null,
    login_base: loginNameOf(firstName, lastName),
  }
}

type SourceColumn = 'source_file' | 'source_line' | 'attributes'

const sourceColumns = ({ file, line, values }: AafSourceRecord): Pick<AafPersonRow, SourceColumn> => ({
  source_file: file,
  source_line: line,
  attributes: keptImage(values),
})

function profileRow(key: string, school: string, profile: SdetProfile): AafProfileRow {
  const none = { function_code: '', function_label: '', discipline_code: '', discipline_label: '' }
  return { key, school, profile, ...none }
}
