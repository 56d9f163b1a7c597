import { describe, expect, test } from 'vitest'
import { entryOf, latin9 } from '../../test/entry-of.ts'
import { stsFile } from '../../test/siecle-fixtures.ts'
import { readSts } from './read-sts.ts'

async function read(file = stsFile): ReturnType<typeof readSts> {
  return readSts(entryOf('sts_emp_0350000K_2026.xml', latin9(file)))
}

describe('the STS file of a school', () => {
  test('says the school and the year in attributes', async () => {
    expect(await read()).toMatchObject({
      ok: true,
      header: { uai: '0350000K', schoolYear: 2026, exportedAt: '02/09/2026' },
    })
  })

  test('gives a teacher with functions, class answered for, and what the services say', async () => {
    const reading = await read()
    expect(reading.ok && reading.staff[0]).toMatchObject({
      key: 'epp:70009',
      stsId: '70009',
      type: 'epp',
      civility: 'M.',
      sex: 'M',
      lastName: 'LEMOINE',
      birthDate: '1981-05-03',
      functionCode: 'ENS',
      disciplines: [{ code: 'L1300', label: 'MATHS' }],
      mainTeacherOf: ['6E 2'],
      divisions: ['6E 2'],
      groups: ['6E2 LATIN'],
      subjectCodes: ['061300', '020300'],
    })
  })

  test('the key is the type and the number together: the same number twice is two people', async () => {
    const reading = await read()
    expect(reading.ok && reading.staff.map((one) => one.key)).toEqual(['epp:70009', 'local:70009'])
    expect(reading.ok && reading.staff[1]).toMatchObject({
      functionCode: 'EDU',
      birthDate: undefined,
      divisions: [],
    })
  })

  test('gives subjects, divisions and groups', async () => {
    const reading = await read()
    expect(reading).toMatchObject({
      subjects: [{ code: '061300', shortCode: 'MATHS', label: 'Mathématiques' }],
      divisions: [
        { code: '6E 2', services: [{ subjectCode: '061300', teachers: ['epp:70009', 'epp:70777'] }] },
      ],
      groups: [{ code: '6E2 LATIN', label: 'Latin 6e 2', fromDivisions: ['6E 2'] }],
    })
  })

  test('a teacher of whom nothing is said is reported with the structure', async () => {
    expect((await read()).problems).toMatchObject([
      { code: 'sts.unknown-teacher', params: { key: 'epp:70777', structure: '6E 2' }, fatal: false },
    ])
  })

  test('the form teacher’s class may be in an attribute', async () => {
    const reading = await read(
      stsFile.replace(
        '<PROF_PRINC><CODE_STRUCTURE>6E 2</CODE_STRUCTURE></PROF_PRINC>',
        '<PROF_PRINC CODE_STRUCTURE="6E 2"/>',
      ),
    )
    expect(reading.ok && reading.staff[0]?.mainTeacherOf).toEqual(['6E 2'])
  })

  test('people in error are left out, the others are read', async () => {
    const bad =
      '<INDIVIDU TYPE="epp"/><INDIVIDU ID="1"/><INDIVIDU ID="70009" TYPE="epp"><NOM_USAGE>A</NOM_USAGE><PRENOM>B</PRENOM></INDIVIDU>'
    const reading = await read(stsFile.replace('</INDIVIDUS>', `${bad}</INDIVIDUS>`))
    expect(reading.ok && reading.staff).toHaveLength(2)
    expect(reading.problems.map((one) => one.code)).toEqual([
      'siecle.no-identifier',
      'siecle.no-name',
      'siecle.duplicate',
      'sts.unknown-teacher',
    ])
  })

  test('the reverse file, from the timetable to STS, is called by its name', async () => {
    const reading = await read('<EDT_STS/>')
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'xml.wrong-file' }] })
    expect(reading.problems[0]?.reason).toContain('c’est un emploi du temps à remonter dans STSWEB')
  })
})
