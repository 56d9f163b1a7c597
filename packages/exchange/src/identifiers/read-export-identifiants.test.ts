import { parseUai, type Uai } from '@preau/people'
import { describe, expect, test } from 'vitest'
import { collected, entryOf } from '../../test/entry-of.ts'
import { identifiersFile } from '../../test/identifiers-fixtures.ts'
import {
  type ExportIdentifiantsItem,
  readExportIdentifiants,
  rejectedPronoteIds,
} from './read-export-identifiants.ts'

const id = 'D7FR34N5EPVM9QKT'
const other = 'H4AYNZ3P5XSTFVR2'

async function open(file: string, expectedUai?: Uai): ReturnType<typeof readExportIdentifiants> {
  return readExportIdentifiants(
    entryOf('identifiants.xml', file),
    expectedUai === undefined ? {} : { expectedUai },
  )
}

async function items(body: string): Promise<readonly ExportIdentifiantsItem[]> {
  const reading = await open(identifiersFile(body))
  if (!reading.ok) throw new Error(reading.problem.reason)
  return collected(reading.people)
}

async function refusal(file: string, expectedUai?: Uai): Promise<unknown> {
  const reading = await open(file, expectedUai)
  return reading.ok ? undefined : reading.problem
}

describe('the header', () => {
  test('says the school, the year, the day and whether everybody is there', async () => {
    expect(await open(identifiersFile(''))).toMatchObject({
      ok: true,
      header: {
        version: '1.0',
        uai: '0350000K',
        schoolYear: 2026,
        complete: true,
        issuedAt: '2026-09-01T08:12:30+02:00',
      },
    })
    expect(await open(identifiersFile('', { Complet: 'false' }))).toMatchObject({
      header: { complete: false },
    })
  })

  test.each([
    ['no school', { UAI: undefined }, 'identifiers.no-uai'],
    ['a school with a wrong letter', { UAI: '0350000A' }, 'identifiers.invalid-uai'],
    ['no version', { Version: undefined }, 'identifiers.unknown-version'],
    ['a later version', { Version: '2.0' }, 'identifiers.unknown-version'],
    ['no year', { AnneeScolaire: undefined }, 'identifiers.invalid-header'],
    ['a year that is not one', { AnneeScolaire: '2026-2028' }, 'identifiers.invalid-header'],
    ['no Complet', { Complet: undefined }, 'identifiers.invalid-header'],
    [
      'a Complet named as something objects inherit',
      { Complet: 'constructor' },
      'identifiers.invalid-header',
    ],
    ['a Complet in French', { Complet: 'oui' }, 'identifiers.invalid-header'],
    ['no instant', { DateHeure: undefined }, 'identifiers.invalid-header'],
    ['an instant without offset', { DateHeure: '2026-09-01T08:12:30' }, 'identifiers.invalid-header'],
    ['an instant that does not exist', { DateHeure: '2026-13-41T08:12:30Z' }, 'identifiers.invalid-header'],
    ['no namespace', { xmlns: undefined }, 'identifiers.wrong-namespace'],
    ['another namespace', { xmlns: 'urn:autre' }, 'identifiers.wrong-namespace'],
  ])('with %s is refused', async (_, attributes, code) => {
    expect(await refusal(identifiersFile('', attributes))).toMatchObject({ code, fatal: true, line: 2 })
  })

  test('of another school than the one asked for is refused, both numbers given', async () => {
    const refused = await refusal(identifiersFile(''), parseUai('9990002Y'))
    expect(refused).toMatchObject({ code: 'identifiers.other-school' })
    expect(refused).toHaveProperty(
      'reason',
      'Ce fichier vient de l’établissement 0350000K, alors que l’import est demandé pour 9990002Y.',
    )
    expect(await refusal(identifiersFile(''), parseUai('0350000K'))).toBeUndefined()
  })
})

describe('another file than an identifiers export', () => {
  test.each([
    [
      '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd"><ficAlimMENESR/>',
      'un fichier de l’annuaire académique (AAF)',
    ],
    ['<BEE_ELEVES/>', 'un fichier d’élèves de SIECLE (ElevesSansAdresses.xml)'],
    ['<STS_EDT/>', 'un fichier de services de STSWEB (sts_emp_….xml)'],
    [
      '<EXPORT_INDEX_EDUCATION xmlns="http://www.index-education.com/conteneurexportchiffre"/>',
      'un export chiffré pour un partenaire',
    ],
    ['<ExportEmploiDuTemps Version="1.1"/>', 'un export d’emploi du temps'],
    ['<html><body/></html>', 'une page web enregistrée'],
  ])('%s is called by its name', async (file, label) => {
    expect(await refusal(file)).toMatchObject({
      code: 'xml.wrong-file',
      reason: `Ce fichier n’est pas un export des identifiants PRONOTE, c’est ${label}.`,
    })
  })

  test.each([
    ['', 'xml.empty'],
    ['Nom;Prénom', 'xml.not-xml'],
    ['<catalogue/>', 'xml.wrong-root'],
    ['<!DOCTYPE x SYSTEM "file:///etc/passwd"><ExportIdentifiants/>', 'xml.doctype-refused'],
  ])('%j is refused', async (file, code) => {
    expect(await refusal(file)).toMatchObject({ code, fatal: true })
  })
})

describe('the people', () => {
  test('come with what their section says of them', async () => {
    const read = await items(`
<Professeurs><Professeur IDPN="${id}" Nom="LEMOINE" Prenom="Bastien" Civilite="M." IDSTS="70009"><Classe Nom="6E 2"/><Classe Nom="5E 1"/><Matiere Nom="MATHEMATIQUES"/></Professeur></Professeurs>
<Eleves><Eleve IDPN="${other}" Nom="ÉPINETTE" NomUsage="ÉPINETTE-MORVAN" Prenom="Maëlys" DateNaissance="2012-02-14" Sexe="Feminin" CodePostal="35000" Ville="RENNES" NumeroNational="123456789AB" IDSconet="900017"><Classe Nom="6E 2"/><Responsable IDPN="AAAAAAAAAAAAAAAA" RespLegal="1"/></Eleve></Eleves>
<Responsables><Responsable IDPN="AAAAAAAAAAAAAAAA" Nom="MORVAN" Prenom="Odile" IDCAS="NAA31614"><Eleve IDPN="${other}" RespLegal="1"/></Responsable></Responsables>
<MaitresDeStage><MaitreDeStage IDPN="BBBBBBBBBBBBBBBB" Nom="PETIT" Prenom="Ali" Entreprise="Garage du Port"><Eleve IDPN="${other}"/></MaitreDeStage></MaitresDeStage>
<Inspecteurs><Inspecteur IDPN="CCCCCCCCCCCCCCCC" Nom="GARNIER" Prenom="Luc"/></Inspecteurs>
<Personnels><Personnel IDPN="DDDDDDDDDDDDDDDD" Nom="ROCHE" Prenom="Léna" Fonction="CPE"/></Personnels>`)
    expect(read.map((item) => (item.kind === 'person' ? item.person : item))).toEqual([
      {
        category: 'teacher',
        pronoteId: id,
        lastName: 'LEMOINE',
        firstName: 'Bastien',
        civility: 'M.',
        stsId: '70009',
        classes: ['6E 2', '5E 1'],
        subjects: ['MATHEMATIQUES'],
      },
      {
        category: 'pupil',
        pronoteId: other,
        lastName: 'ÉPINETTE',
        usageName: 'ÉPINETTE-MORVAN',
        firstName: 'Maëlys',
        birthDate: '2012-02-14',
        sex: 'F',
        postcode: '35000',
        city: 'RENNES',
        ine: '123456789AB',
        siecleId: '900017',
        class: '6E 2',
        guardians: [{ pronoteId: 'AAAAAAAAAAAAAAAA', level: 1 }],
      },
      {
        category: 'guardian',
        pronoteId: 'AAAAAAAAAAAAAAAA',
        lastName: 'MORVAN',
        firstName: 'Odile',
        casId: 'NAA31614',
        pupils: [{ pronoteId: other, level: 1 }],
      },
      {
        category: 'workTutor',
        pronoteId: 'BBBBBBBBBBBBBBBB',
        lastName: 'PETIT',
        firstName: 'Ali',
        company: 'Garage du Port',
        pupils: [{ pronoteId: other, level: 0 }],
      },
      { category: 'inspector', pronoteId: 'CCCCCCCCCCCCCCCC', lastName: 'GARNIER', firstName: 'Luc' },
      {
        category: 'staff',
        pronoteId: 'DDDDDDDDDDDDDDDD',
        lastName: 'ROCHE',
        firstName: 'Léna',
        function: 'CPE',
      },
    ])
  })

  test('an identifier in lower case or with spaces around is the same identifier', async () => {
    const read = await items(`<Eleves><Eleve IDPN=" ${id.toLowerCase()} " Nom="A" Prenom="B"/></Eleves>`)
    expect(read).toMatchObject([{ kind: 'person', person: { pronoteId: id } }])
  })

  test('a file without anybody says so and is no fault', async () => {
    expect(await items('<Eleves/>')).toMatchObject([{ code: 'identifiers.nobody', severity: 'notice' }])
  })
})

describe('a person in error is left out with the reason, the others are read', () => {
  test.each([
    ['without identifier', 'Nom="A" Prenom="B"', 'identifiers.missing-idpn'],
    ['with an empty one', 'IDPN="" Nom="A" Prenom="B"', 'identifiers.missing-idpn'],
    ['with one of 13 characters', 'IDPN="D7FR34N5EPVM9" Nom="A" Prenom="B"', 'identifiers.idpn-length'],
    ['with one of 17 characters', `IDPN="${id}X" Nom="A" Prenom="B"`, 'identifiers.idpn-length'],
    ['with a forbidden character', 'IDPN="0000000000000000" Nom="A" Prenom="B"', 'identifiers.idpn-alphabet'],
    ['without a name', `IDPN="${id}" Prenom="B"`, 'identifiers.missing-attribute'],
    ['without a first name', `IDPN="${id}" Nom="A" Prenom=" "`, 'identifiers.missing-attribute'],
  ])('%s', async (_, attributes, code) => {
    const read = await items(
      `<Eleves><Eleve ${attributes}/><Eleve IDPN="${other}" Nom="C" Prenom="D"/></Eleves>`,
    )
    expect(read).toMatchObject([
      { kind: 'problem', code, severity: 'rejected', line: 3, element: 'Eleve' },
      { kind: 'person', person: { pronoteId: other } },
    ])
  })

  test('« longueur invalide » says who, what and how long', async () => {
    const [found] = await items('<Eleves><Eleve IDPN="D7FR34N5EPVM9QK" Nom="MORVAN" Prenom="Lise"/></Eleves>')
    expect(found).toMatchObject({
      record: 'MORVAN Lise',
      reason:
        'Identifiant PRONOTE «\u00a0D7FR34N5EPVM9QK\u00a0» de longueur invalide (15\u00a0caractères au lieu de 16).',
    })
  })

  test('the second bearer of an identifier, in another section too; the line of the first is given', async () => {
    const read = await items(
      `<Professeurs><Professeur IDPN="${id}" Nom="A" Prenom="B"/></Professeurs>\n<Personnels><Personnel IDPN="${id}" Nom="C" Prenom="D"/></Personnels>`,
    )
    expect(read).toMatchObject([
      { kind: 'person', person: { lastName: 'A' } },
      { code: 'identifiers.duplicate-idpn', params: { value: id, firstLine: 3 }, record: 'C D', line: 4 },
    ])
  })

  test('one that is in the wrong section', async () => {
    const read = await items(`<Professeurs><Eleve IDPN="${id}" Nom="A" Prenom="B"/></Professeurs>`)
    expect(read[0]).toMatchObject({
      code: 'identifiers.misplaced-element',
      params: { element: 'Eleve', section: 'Professeurs' },
    })
  })

  test('an optional value that is wrong is left out and the person kept; a wrong national number is not shown', async () => {
    const read = await items(
      `<Eleves><Eleve IDPN="${id}" Nom="A" Prenom="B" DateNaissance="hier" Sexe="X" NumeroNational="SECRET"><Responsable IDPN="court" RespLegal="9"/></Eleve></Eleves>`,
    )
    expect(read.slice(0, -1)).toMatchObject(
      Array.from({ length: 5 }, () => ({ code: 'identifiers.invalid-value' })),
    )
    expect(read.at(-1)).toEqual({
      kind: 'person',
      line: 3,
      person: { category: 'pupil', pronoteId: id, lastName: 'A', firstName: 'B' },
    })
    expect(JSON.stringify(read)).not.toContain('SECRET')
  })
})

describe('what the format does not have', () => {
  test('an unknown section is named, with how many were not read', async () => {
    const read = await items(
      `<Parents><Parent/><Parent/></Parents><Eleves><Eleve IDPN="${id}" Nom="A" Prenom="B"/></Eleves>`,
    )
    expect(read).toMatchObject([{ kind: 'person' }, { code: 'identifiers.unknown-section', line: 3 }])
    expect(read[1]).toHaveProperty(
      'reason',
      'La rubrique «\u00a0<Parents>\u00a0» est inconnue, 2\u00a0fiches n’ont pas été lues.',
    )
  })

  test('an unknown attribute is ignored and counted once for the file', async () => {
    const read = await items(
      `<Eleves><Eleve IDPN="${id}" Nom="A" Prenom="B" Couleur="vert"/><Eleve IDPN="${other}" Nom="A" Prenom="B" Couleur="bleu" Entreprise="X"/></Eleves>`,
    )
    expect(read.slice(2)).toMatchObject([
      { code: 'identifiers.unknown-attribute', params: { attribute: 'Couleur', count: 2 } },
      { code: 'identifiers.unknown-attribute', params: { attribute: 'Entreprise', count: 1 } },
    ])
    expect(read[1]).not.toHaveProperty('person.company')
  })

  test('a section given twice is read twice, and said', async () => {
    const read = await items(
      `<Eleves><Eleve IDPN="${id}" Nom="A" Prenom="B"/></Eleves><Eleves><Eleve IDPN="${other}" Nom="A" Prenom="B"/></Eleves>`,
    )
    expect(read.map((item) => (item.kind === 'person' ? item.kind : item.code))).toEqual([
      'person',
      'identifiers.repeated-section',
      'person',
    ])
  })

  test('a file cut in the middle ends in a fatal problem', async () => {
    const file = identifiersFile(`<Eleves><Eleve IDPN="${id}" Nom="A" Prenom="B"/><Eleve IDPN="${other}"`)
    const reading = await open(file.slice(0, -'\n</ExportIdentifiants>'.length))
    const read = reading.ok ? await collected(reading.people) : []
    expect(read.at(-1)).toMatchObject({ code: 'xml.truncated', fatal: true })
  })
})

describe('what is left out still tells the identifiers that could be read', () => {
  test.each([
    ['a person without a name', `<Eleves><Eleve IDPN="${id}" Prenom="B"/></Eleves>`, [id]],
    ['a person in the wrong section', `<Eleves><Professeur IDPN="${id}" Nom="A" Prenom="B"/></Eleves>`, [id]],
    ['an unknown section', `<Autres><Autre IDPN="${id}"/><Autre IDPN="${other}"/></Autres>`, [id, other]],
    ['an identifier that cannot be read', '<Eleves><Eleve IDPN="court" Nom="A" Prenom="B"/></Eleves>', []],
  ])('%s', async (_, body, ids) => {
    const read = await items(body)
    const rejected = read.filter((item) => item.kind === 'problem' && item.severity === 'rejected')
    expect(rejected.flatMap((item) => (item.kind === 'problem' ? rejectedPronoteIds(item) : []))).toEqual(ids)
  })
})
