import { describe, expect, test } from 'vitest'
import { entryOf, latin9 } from '../../test/entry-of.ts'
import { guardiansFile, pupil, pupilsFile, structures } from '../../test/siecle-fixtures.ts'
import { readSieclePupils, type SieclePupil } from './read-siecle-pupils.ts'

async function read(file: string | Uint8Array): ReturnType<typeof readSieclePupils> {
  return readSieclePupils(entryOf('ElevesSansAdresses.xml', typeof file === 'string' ? latin9(file) : file))
}

async function pupilsAndCodes(file: string): Promise<[readonly SieclePupil[], readonly string[]]> {
  const reading = await read(file)
  return [reading.ok ? reading.pupils : [], reading.problems.map((one) => one.code)]
}

describe('the pupils file of SIECLE', () => {
  test('says the school and the year, in the declared encoding', async () => {
    const reading = await read(pupilsFile(pupil('900017'), structures('900017', 'D:6E 2')))
    expect(reading).toMatchObject({
      ok: true,
      header: { uai: '0350000K', schoolYear: 2026, exportedAt: '02/09/2026 07:41:12' },
      problems: [],
    })
  })

  test('gives each pupil with identity, class, groups and options', async () => {
    const options = `<OPTION ELEVE_ID="900017"><OPTIONS_ELEVE><NUM_OPTION>1</NUM_OPTION><CODE_MATIERE>030201</CODE_MATIERE></OPTIONS_ELEVE></OPTION>`
    const [pupils] = await pupilsAndCodes(
      pupilsFile(pupil('900017'), structures('900017', 'D:6E 2', 'G:6E2 LATIN'), options),
    )
    expect(pupils).toMatchObject([
      {
        siecleId: '900017',
        enrolmentNumber: '4217',
        lastName: 'ÉPINETTE',
        usageName: 'ÉPINETTE-MORVAN',
        firstName: 'Maëlys',
        otherFirstNames: ['Anne'],
        birthDate: '2012-02-14',
        sex: 'F',
        ine: '123456789AB',
        mef: '10010012110',
        repeating: false,
        previousClass: 'CM2',
        previousSchool: '9990002Y',
        className: '6E 2',
        groups: ['6E2 LATIN'],
        optionCodes: ['030201'],
      },
    ])
  })

  test('of before 2016 has one NOM and an INE_BEA', async () => {
    const old = `<ELEVE ELEVE_ID="1"><INE_BEA>1234567890C</INE_BEA><NOM>ROUX</NOM><PRENOM>Inès</PRENOM></ELEVE>`
    const [pupils] = await pupilsAndCodes(pupilsFile(old, structures('1', 'D:3C')))
    expect(pupils).toMatchObject([
      { lastName: 'ROUX', usageName: undefined, ine: '1234567890C', className: '3C' },
    ])
  })

  test('of the old and new generations at once keeps the two names apart', async () => {
    const [pupils] = await pupilsAndCodes(
      pupilsFile('<ELEVE ELEVE_ID="1"><NOM_USAGE>SEUL</NOM_USAGE><PRENOM>Jo</PRENOM></ELEVE>'),
    )
    expect(pupils).toMatchObject([{ lastName: 'SEUL', usageName: undefined }])
  })

  test('with addresses gives each pupil theirs', async () => {
    const file = pupilsFile(pupil('1', '<ADRESSE_ID>55</ADRESSE_ID>'), structures('1', 'D:6E 2')).replace(
      '</DONNEES>',
      '<ADRESSES><ADRESSE ADRESSE_ID="55"><LIGNE1_ADRESSE>1 rue Haute</LIGNE1_ADRESSE><CODE_POSTAL>35000</CODE_POSTAL></ADRESSE></ADRESSES></DONNEES>',
    )
    const [pupils] = await pupilsAndCodes(file)
    expect(pupils[0]?.address).toMatchObject({ lines: ['1 rue Haute'], postcode: '35000' })
  })

  test('may hold stray quotes, which are not part of the name, unlike an apostrophe inside', async () => {
    const [pupils] = await pupilsAndCodes(
      pupilsFile(
        `<ELEVE ELEVE_ID="1"><NOM_DE_FAMILLE>"LE  GOFF"</NOM_DE_FAMILLE><PRENOM>'D'Arcy </PRENOM></ELEVE>`,
      ),
    )
    expect(pupils).toMatchObject([{ lastName: 'LE GOFF', firstName: "D'Arcy" }])
  })
})

describe('pupils that are not quite in order', () => {
  test('a pupil without class is listed, and said', async () => {
    const [pupils, codes] = await pupilsAndCodes(pupilsFile(pupil('1')))
    expect(pupils).toMatchObject([{ className: undefined }])
    expect(codes).toEqual(['siecle.pupil-without-class'])
  })

  test('a pupil who has left is listed with the day and is not expected in a class', async () => {
    const left = pupil('1', '<DATE_SORTIE>15/10/2026</DATE_SORTIE><CODE_MOTIF_SORTIE>11</CODE_MOTIF_SORTIE>')
    const [pupils, codes] = await pupilsAndCodes(pupilsFile(left))
    expect(pupils).toMatchObject([{ leavingDate: '2026-10-15', leavingReason: '11' }])
    expect(codes).toEqual([])
  })

  test('a pupil in two classes keeps the first', async () => {
    const [pupils, codes] = await pupilsAndCodes(pupilsFile(pupil('1'), structures('1', 'D:6E 2', 'D:6E 3')))
    expect(pupils).toMatchObject([{ className: '6E 2' }])
    expect(codes).toEqual(['siecle.several-classes'])
  })

  test('the same pupil twice is read once', async () => {
    const [pupils, codes] = await pupilsAndCodes(
      pupilsFile(pupil('1') + pupil('1'), structures('1', 'D:6E 2')),
    )
    expect(pupils).toHaveLength(1)
    expect(codes).toEqual(['siecle.duplicate'])
  })

  test.each([
    ['without an identifier', pupil(''), 'siecle.no-identifier'],
    ['without a name', '<ELEVE ELEVE_ID="2"><PRENOM>Jo</PRENOM></ELEVE>', 'siecle.no-name'],
  ])('a pupil %s is left out, the others are read', async (_, bad, code) => {
    const [pupils, codes] = await pupilsAndCodes(pupilsFile(pupil('1') + bad, structures('1', 'D:6E 2')))
    expect(pupils).toHaveLength(1)
    expect(codes).toEqual([code])
  })

  test('a class given to a pupil of whom nothing is said is reported', async () => {
    const [, codes] = await pupilsAndCodes(
      pupilsFile(pupil('1'), structures('1', 'D:6') + structures('2', 'D:6')),
    )
    expect(codes).toEqual(['siecle.unknown-pupil'])
  })

  test('a date or a sex that means nothing is reported and left out', async () => {
    const odd = pupil('1').replace('14/02/2012', '14/13/2012').replace('<CODE_SEXE>2', '<CODE_SEXE>9')
    const [pupils, codes] = await pupilsAndCodes(pupilsFile(odd, structures('1', 'D:6E 2')))
    expect(pupils).toMatchObject([{ birthDate: undefined, sex: undefined }])
    expect(codes).toEqual(['siecle.invalid-value', 'siecle.invalid-value'])
  })
})

describe('a file that is not the pupils of a school gives nobody', () => {
  const good = pupilsFile(pupil('1'))

  test.each([
    ['empty', '', 'xml.empty'],
    ['cut', good.slice(0, 400), 'xml.truncated'],
    [
      'with a document type',
      good.replace('<BEE', '<!DOCTYPE x [<!ENTITY a "b">]><BEE'),
      'xml.doctype-refused',
    ],
    ['without a school', good.replace('0350000K', ''), 'siecle.no-uai'],
    ['of a school that cannot be', good.replace('0350000K', '0350000A'), 'siecle.invalid-uai'],
    ['without anybody', pupilsFile(''), 'siecle.nobody'],
  ])('%s', async (_, file, code) => {
    const reading = await read(file)
    expect(reading.ok).toBe(false)
    expect(reading.problems.filter((one) => one.fatal).map((one) => one.code)).toContain(code)
  })

  test('in UTF-8 under another declaration', async () => {
    const reading = await read(new TextEncoder().encode(good))
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'xml.encoding' }] })
  })

  test('the guardians’ file is called by its name', async () => {
    const reading = await read(guardiansFile('', ''))
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'xml.wrong-file', fatal: true }] })
    expect(reading.problems[0]?.reason).toBe(
      'Ce fichier n’est pas un fichier d’élèves de SIECLE (ElevesSansAdresses.xml), c’est un fichier de responsables de SIECLE (ResponsablesAvecAdresses.xml).',
    )
  })

  test('a file without its year is read with a warning', async () => {
    const [pupils, codes] = await pupilsAndCodes(good.replace('>2026<', '><'))
    expect(pupils).toHaveLength(1)
    expect(codes).toContain('siecle.no-school-year')
  })
})
