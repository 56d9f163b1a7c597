import { type AafItem, readAaf, readSiecleGuardians, readSieclePupils, readSts } from '@preau/exchange'
import { describe, expect, it } from 'vitest'
import type { Person, Pupil } from '../fictitious-school.ts'
import {
  makeAcademy,
  makeSchool,
  writeAafDelivery,
  writeAcademyDelivery,
  writeSiecle,
  writeSts,
} from '../index.ts'
import type { GeneratedFile } from './generated-file.ts'

const school = makeSchool()
const [pupilsFile, guardiansFile] = writeSiecle(school) as [GeneratedFile, GeneratedFile]

async function delivered(files: readonly GeneratedFile[] = writeAafDelivery(school)): Promise<AafItem[]> {
  const items: AafItem[] = []
  for await (const item of readAaf(files)) items.push(item)
  return items
}

function keysOf(people: readonly Person[]): string[] {
  return people.flatMap(({ ent }) => ent?.id ?? []).sort()
}

function inClass(pupils: readonly Pupil[]): Pupil[] {
  return pupils.filter((pupil) => pupil.base.length > 0)
}

describe('the product’s own readers', () => {
  it('find no fault in the AAF delivery, and everybody in it', async () => {
    const items = await delivered()
    expect(items.filter((item) => item.kind === 'problem')).toEqual([])
    const ids = (kind: AafItem['kind']): string[] =>
      items
        .flatMap((item) =>
          item.kind === kind && 'record' in item && typeof item.record === 'object' ? [item.record.id] : [],
        )
        .sort()
    expect(ids('pupil')).toEqual(keysOf(school.pupils))
    expect(ids('guardian')).toEqual(keysOf(school.guardians))
    expect(ids('staff')).toEqual(keysOf([...school.teachers, ...school.staff, ...school.inspectors]))
    expect(ids('school')).toEqual(['5501'])
  })

  it('read several schools as one delivery, without a fault', async () => {
    const academy = { schools: 3, pupils: 40 }
    const items = await delivered([...writeAcademyDelivery(academy)])
    expect(items.filter((item) => item.kind === 'problem')).toEqual([])
    const uais = items.flatMap((item) => (item.kind === 'school' ? [item.record.uai] : []))
    expect(uais).toEqual(Array.from(makeAcademy(academy), ({ uai }) => uai))
    const homes = items.flatMap((item) => (item.kind === 'pupil' ? [item.record.homeSchoolId] : []))
    expect(new Set(homes)).toEqual(new Set(['5501', '5502', '5503']))
  })

  it('leave no attribute of the delivery unknown', async () => {
    const others = (await delivered()).flatMap((item) =>
      'record' in item && typeof item.record === 'object' ? Object.keys(item.record.other) : [],
    )
    const jointures = ['ENTPersonJointure', 'ENTStructureJointure', 'ENTMatJointure', 'ENTMefJointure']
    expect(others.filter((name) => !jointures.includes(name))).toEqual([])
  })

  it('find no fault in the pupils of SIECLE, and each in the class where the school put them', async () => {
    const reading = await readSieclePupils(pupilsFile)
    expect(reading.problems).toEqual([])
    if (!reading.ok) throw new Error('refused')
    expect(reading.header).toMatchObject({ uai: '0350000K', schoolYear: 2026 })
    const classes = new Map(reading.pupils.map((pupil) => [pupil.siecleId, pupil.className]))
    const expected = new Map(
      inClass(school.pupils).map((pupil) => [pupil.eleveId, pupil.classRoom?.baseLabel]),
    )
    expect(classes).toEqual(expected)
  })

  it('find no fault in the guardians of SIECLE, and each tied to the pupils they were written with', async () => {
    const reading = await readSiecleGuardians(guardiansFile)
    expect(reading.problems).toEqual([])
    if (!reading.ok) throw new Error('refused')
    const read = new Map(
      reading.guardians.map((one) => [one.personId, one.pupils.map((link) => link.pupilSiecleId).sort()]),
    )
    const records = school.guardians.flatMap(({ base }) => base)
    expect(read).toEqual(new Map(records.map((record) => [record.id, [...record.pupilIds].sort()])))
    const anne = reading.guardians.find((one) => one.lastName === 'KERBRAT' && one.usageName === 'MORVAN')
    expect(anne?.pupils.map((link) => link.legalRank)).toEqual([1, 1])
  })

  it('find no fault in STS, and each teacher before their classes', async () => {
    const reading = await readSts(writeSts(school))
    expect(reading.problems).toEqual([])
    if (!reading.ok) throw new Error('refused')
    const claire = reading.staff.find(
      (person) => person.lastName === 'LEMOINE' && person.firstName === 'Claire',
    )
    const known = school.teachers.find(
      ({ identity }) => identity.birthName === 'Lemoine' && identity.firstName === 'Claire',
    )
    expect(claire).toMatchObject({
      key: known?.base[0]?.id,
      functionCode: 'ENS',
      disciplines: [{ code: 'L1300', label: 'MATHEMATIQUES' }],
      mainTeacherOf: [known?.mainTeacherOf?.baseLabel],
      subjectCodes: ['061300'],
    })
    expect(claire?.divisions.toSorted()).toEqual(known?.services.map(({ to }) => to.baseLabel).sort())
  })
})
