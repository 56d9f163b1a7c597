import { describe, expect, test } from 'vitest'
import {
  aafFile,
  addRequest,
  guardianAttributes,
  pupilAttributes,
  teacherAttributes,
} from '../../test/aaf-fixtures.ts'
import { latin9 } from '../../test/entry-of.ts'
import { readDelivery, readKind, readPupil } from '../../test/read-delivery.ts'
import { type AafFunction, isAafTeacher } from './read-aaf-staff.ts'

describe('a complete delivery', () => {
  test('gives schools, nomenclatures, staff, guardians, then pupils', async () => {
    const kinds = (await readDelivery()).map((item) => item.kind).filter((kind) => kind !== 'version')
    // Lemoine also teaches in 5502, of which nothing is said: one warning before his record.
    expect(kinds).toEqual(['school', 'mef', 'subject', 'problem', 'staff', 'guardian', 'pupil'])
  })

  test('tells the version of AAF, the file and the line', async () => {
    const items = await readDelivery()
    expect(items).toContainEqual({
      kind: 'version',
      version: 'AAF-VE1803',
      file: 'ENT_0350000K_Complet_20260901_Eleve_0000.xml',
    })
    expect(items.at(-1)).toMatchObject({
      kind: 'pupil',
      file: 'ENT_0350000K_Complet_20260901_Eleve_0000.xml',
      line: 5,
    })
  })

  test('gives the school with its UAI, its names and its classes', async () => {
    const { records } = await readKind('school')
    expect(records[0]?.record).toMatchObject({
      id: '5501',
      uai: '0350000K',
      name: 'CLG DES TILLEULS',
      contract: 'PU',
      area: 'RENNES SUD',
      classes: [
        { name: '6E 2', label: 'SIXIEME 2' },
        { name: '5E 1', label: undefined },
      ],
    })
  })

  test('gives one teacher for two schools, with functions, classes, subjects and the class they answer for', async () => {
    const { records, codes } = await readKind('staff')
    expect(records).toHaveLength(1)
    expect(records[0]?.record).toMatchObject({
      schoolIds: ['5501', '5502'],
      functions: [
        {
          schoolId: '5501',
          code: 'ENS',
          label: 'ENSEIGNEMENT',
          disciplineCode: 'L1300',
          disciplineLabel: 'MATHEMATIQUES',
        },
        {
          schoolId: '5502',
          code: 'ENS',
          label: undefined,
          disciplineCode: 'L1300',
          disciplineLabel: undefined,
        },
      ],
      classSubjects: [{ schoolId: '5501', name: '6E 2', subjectCode: '061300' }],
      mainTeacherOf: [{ schoolId: '5501', name: '6E 2' }],
      subjects: [{ schoolId: '5501', name: 'MATHEMATIQUES' }],
      disciplines: [{ code: 'L1300', label: 'MATHEMATIQUES' }],
      stsId: '70009',
      facesPupils: true,
    })
    expect(codes).toEqual(['aaf.unknown-school'])
  })

  test('gives the guardian with address lines, telephones and consents', async () => {
    const { records } = await readKind('guardian')
    expect(records[0]?.record).toMatchObject({
      address: { lines: ['3 IMP DES AUBES', 'BAT B'], postcode: '35000', city: 'RENNES' },
      mobiles: ['0600000000', '0600000001'],
      smsMobile: '0600000000',
      acceptsAddressSharing: true,
      pupilIds: ['4100017'],
    })
  })

  test('gives the pupil with both names, keys, class and guardians', async () => {
    const { records } = await readKind('pupil')
    expect(records[0]?.record).toMatchObject({
      lastName: 'Épinette-Morvan',
      birthName: 'Épinette',
      firstName: 'Maëlys',
      otherFirstNames: ['Anne'],
      birthDate: '2012-02-14',
      ine: '123456789AB',
      siecleId: '900017',
      schoolIds: ['5501'],
      classes: [{ schoolId: '5501', name: '6E 2' }],
      groups: [{ schoolId: '5501', name: '6E2 LATIN' }],
      guardians: [
        { guardianId: '4200031', link: 'mother', responsibility: 'legal', financial: true, payment: false },
      ],
      schooling: { mef: '10010012110', optionCodes: ['030201'], scholarship: false },
    })
  })
})

describe('a pupil’s guardians', () => {
  test('the old codes of the link are the other way round from the new ones', async () => {
    const { records } = await readPupil({
      ENTElevePersRelEleve: [
        '4200031$10$1$1$1$0',
        '4200031$20$0$1$1$0',
        '4200031$1$0$1$1$0',
        '4200031$2$0$1$1$0',
      ],
    })
    expect(records[0]?.record.guardians.map((one) => one.link)).toEqual([
      'mother',
      'father',
      'father',
      'mother',
    ])
  })

  test('legal, in charge and none are told apart, and a missing responsibility gives no right', async () => {
    const { records, codes } = await readPupil({
      ENTElevePersRelEleve: ['4200031$10$1$1$1$0', '4200031$38$0$2$1$0', '4200031$38$0$0$1$0', '4200031$90'],
    })
    const { guardians = [] } = records[0]?.record ?? {}
    expect(guardians.map((one) => one.responsibility)).toEqual(['legal', 'in-charge', 'none', 'none'])
    expect(codes).not.toContain('aaf.invalid-value')
  })

  test('a link without a person or with an unreadable responsibility is reported and left out', async () => {
    const { records, codes } = await readPupil({
      ENTElevePersRelEleve: ['$10$1$1$1$0', '4200031$10$1$constructor$1$0'],
    })
    expect(records[0]?.record.guardians).toEqual([])
    expect(codes.filter((code) => code === 'aaf.invalid-value')).toHaveLength(2)
  })

  test('a guardian of whom the delivery says nothing is reported, the link stays', async () => {
    const { records, codes } = await readPupil({ ENTElevePersRelEleve: '4299999$10$1$1$1$0' })
    expect(codes).toContain('aaf.unknown-guardian')
    expect(records[0]?.record.guardians).toHaveLength(1)
  })

  test('an adult pupil is their own guardian', async () => {
    const { codes } = await readPupil({ ENTElevePersRelEleve: '4100017$70$1$1$1$0' })
    expect(codes).not.toContain('aaf.unknown-guardian')
  })

  test('the old relations give no right and are kept as they are, without being called unknown', async () => {
    const { records, codes } = await readPupil({ ENTElevePersRelEleve: [], ENTElevePere: '4200031' })
    expect(records[0]?.record).toMatchObject({ guardians: [], other: { ENTElevePere: ['4200031'] } })
    expect(codes).not.toContain('aaf.unknown-attribute')
  })
})

describe('values as they really come', () => {
  test('entities escaped twice and decomposed accents are read as one wrote them', async () => {
    const { records } = await readPupil({ sn: 'L&amp;eacute;on', givenName: 'Zoe\u0308' })
    expect(records[0]?.record).toMatchObject({ lastName: 'Léon', firstName: 'Zoë' })
  })

  test('an empty value means that there is none', async () => {
    const { records } = await readPupil({ ENTPersonNomPatro: '', ENTEleveGroupes: '' })
    expect(records[0]?.record).toMatchObject({ birthName: undefined, groups: [] })
  })

  test('an unknown attribute is kept, and reported once for the file', async () => {
    const pupil = { ...pupilAttributes, ENTEleveNouveau: ['a', 'b'] }
    const items = await readDelivery({
      Eleve: aafFile(
        addRequest('Eleve', '4100017', pupil),
        addRequest('Eleve', '4100018', { ...pupil, ENTPersonJointure: '4100018' }),
      ),
    })
    expect(
      items.filter((item) => item.kind === 'pupil').map((item) => item.record.other['ENTEleveNouveau']),
    ).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(items.at(-1)).toMatchObject({
      code: 'aaf.unknown-attribute',
      severity: 'notice',
      params: { attribute: 'ENTEleveNouveau', count: 2 },
      reason:
        'L’attribut «\u00a0ENTEleveNouveau\u00a0» n’est pas connu, il a été conservé tel quel pour 2\u00a0fiches.',
    })
  })

  test('a birth date that does not exist is reported and the pupil kept', async () => {
    const { records, codes } = await readPupil({ ENTPersonDateNaissance: '31/02/2012' })
    expect(records[0]?.record.birthDate).toBeUndefined()
    expect(codes).toContain('aaf.invalid-value')
  })

  test('a wrong INE is not repeated in the report', async () => {
    const items = await readDelivery({
      Eleve: aafFile(addRequest('Eleve', '4100017', { ...pupilAttributes, ENTEleveINE: '12345SECRETX' })),
    })
    expect(JSON.stringify(items.filter((item) => item.kind === 'problem'))).not.toContain('SECRET')
  })

  test('a file declared ISO-8859-15, or without any declaration, keeps its accents', async () => {
    const file = aafFile(
      addRequest('PersRelEleve', '4200031', { ...guardianAttributes, sn: 'Œillet-Crémieux' }),
    )
    const declared = latin9(file.replace('UTF-8', 'ISO-8859-15'))
    const bare = file.replace(/^<\?xml.*\?>\n/, '')
    for (const content of [declared, bare]) {
      const { records } = await readKind('guardian', { PersRelEleve: content })
      expect(records[0]?.record.lastName).toBe('Œillet-Crémieux')
    }
  })

  test('the first degree’s names are read too', async () => {
    const { records } = await readKind('staff', {
      PersEducNat: aafFile(
        addRequest('PersEducNat', '1', {
          ENTPersonNom: 'Guérin',
          ENTPersonPrenom: 'Alix',
          ENTPersonMail: 'a@example.org',
        }),
      ),
    })
    expect(records[0]?.record).toMatchObject({ lastName: 'Guérin', firstName: 'Alix', mail: 'a@example.org' })
  })
})

describe('who is a teacher', () => {
  const none = { teacherCategory: undefined, facesPupils: undefined, functions: [] }
  const functionOf = (code: string): readonly AafFunction[] => [
    { schoolId: '5501', code, label: undefined, disciplineCode: undefined, disciplineLabel: undefined },
  ]

  test('a category, presence before pupils, or a teaching or library function', () => {
    expect(isAafTeacher({ ...none, teacherCategory: '2D' })).toBe(true)
    expect(isAafTeacher({ ...none, facesPupils: true })).toBe(true)
    expect(isAafTeacher({ ...none, functions: functionOf('DOC') })).toBe(true)
    expect(isAafTeacher({ ...none, facesPupils: false, functions: functionOf('EDU') })).toBe(false)
    expect(isAafTeacher(none)).toBe(false)
  })

  test('the fixture’s teacher is one', async () => {
    const { records } = await readKind('staff', {
      PersEducNat: aafFile(addRequest('PersEducNat', '4300009', teacherAttributes)),
    })
    expect(records.map((item) => isAafTeacher(item.record))).toEqual([true])
  })
})
