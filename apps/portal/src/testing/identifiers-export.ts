import {
  type ExchangeEntry,
  type ExportedPerson,
  type ExportIdentifiantsRequest,
  writeExportIdentifiants,
} from '@preau/exchange'
import {
  drawPronoteId,
  parseCalendarDay,
  parseIne,
  parseUai,
  type PersonCategory,
  type PronoteId,
} from '@preau/people'
import type { BaseRecord, FictitiousSchool, Person, StaffMember } from '@preau/testing/school'

/** The export of a fictitious school base: its people, and who they are in the directory (`ENTPersonJointure`). */
export interface SchoolExport {
  readonly people: readonly ExportedPerson[]
  readonly truth: ReadonlyMap<PronoteId, string | undefined>
}

/** What the school base of a fictitious school exports, from its SIECLE and STS side. */
export function exportOf(school: FictitiousSchool): SchoolExport {
  const draw = sequentialIds()
  const pupilIds = new Map<string, PronoteId>()
  for (const pupil of school.pupils) if (pupil.base.length > 0) pupilIds.set(pupil.eleveId, draw())
  const truth = new Map<PronoteId, string | undefined>()
  const people: ExportedPerson[] = []
  const add = (
    category: PersonCategory,
    person: Person,
    more: (record: BaseRecord) => Partial<ExportedPerson>,
  ): void => {
    for (const record of person.base) {
      const pronoteId = category === 'pupil' ? (pupilIds.get(record.id) ?? draw()) : draw()
      truth.set(pronoteId, person.ent?.id)
      people.push({ category, pronoteId, ...identityOf(record), ...more(record) })
    }
  }
  for (const pupil of school.pupils) {
    const ine = parseIne(pupil.ine)
    add('pupil', pupil, () => ({
      siecleId: pupil.eleveId,
      ...(ine && { ine }),
      ...(pupil.classRoom && { class: pupil.classRoom.baseLabel }),
    }))
  }
  for (const guardian of school.guardians) {
    add('guardian', guardian, ({ pupilIds: ids }) => ({
      pupils: ids.flatMap((id) => {
        const pronoteId = pupilIds.get(id)
        return pronoteId ? [{ pronoteId, level: 1 as const }] : []
      }),
    }))
  }
  const addStaff = (category: PersonCategory, member: StaffMember): void =>
    add(category, member, () => ({
      classes: [...new Set(member.services.map(({ to }) => to.baseLabel))],
      subjects: member.subject ? [member.subject.label] : [],
      function: member.role.label,
    }))
  for (const teacher of school.teachers) addStaff('teacher', teacher)
  for (const member of school.staff) addStaff('staff', member)
  for (const inspector of school.inspectors) addStaff('inspector', inspector)
  for (const tutor of school.workTutors) add('workTutor', tutor, () => ({ company: tutor.company }))
  return { people, truth }
}

function identityOf(
  record: BaseRecord,
): Pick<ExportedPerson, 'lastName' | 'firstName'> & Partial<ExportedPerson> {
  const birthDate = record.birthDate === undefined ? undefined : parseCalendarDay(record.birthDate)
  return {
    lastName: record.familyName,
    firstName: record.firstName,
    ...(record.usageName !== undefined && { usageName: record.usageName }),
    ...(record.civility !== undefined && { civility: record.civility }),
    ...(birthDate && { birthDate }),
    ...(record.address && { postcode: record.address.postcode, city: record.address.city }),
  }
}

/** Identifiers that are the same at each run. */
export function sequentialIds(seed = 1): () => PronoteId {
  let state = seed
  const bytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state >>> 24
    })
  return () => drawPronoteId({ bytes })
}

/** An identifiers file. */
export function identifiersEntry(
  people: readonly ExportedPerson[],
  header: Partial<Omit<ExportIdentifiantsRequest, 'uai'>> & { readonly uai?: string } = {},
): ExchangeEntry {
  const { uai = '0350000K', ...rest } = header
  const parsed = parseUai(uai)
  if (!parsed) throw new Error(`${uai} is not a UAI`)
  const full = {
    schoolYear: 2026,
    complete: true,
    issuedAt: '2026-09-05T08:00:00+02:00',
    ...rest,
    uai: parsed,
  }
  return {
    name: 'identifiants.xml',
    open: async function* () {
      for (const chunk of writeExportIdentifiants(full, people))
        yield await Promise.resolve(Buffer.from(chunk))
    },
  }
}
