import type { Uai } from '@preau/people'
import { describe, expect, test } from 'vitest'
import { entryOf } from '../../test/entry-of.ts'
import { readTimetableExport } from './read-timetable-export.ts'

const guardian = (names: string, level = '1'): string =>
  `<Responsable Ident="9" RespLegal="${level}" ${names} Adresse1="3 imp. des Aubes" CodePostal="35000" Ville="RENNES"/>`

const odile = 'Nom="MORVAN" Prenom="Odile" Civilite="M,Mme" IDPN="K2MBX7RQ4TDVF3NP"'

function timetable(pupils: string, more = '', attributes = 'Version="1.1" UAI="0350000K"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ExportEmploiDuTemps xmlns="http://www.index-education.com/exportemploidutemps" ${attributes}>
 <AnneeScolaire DateDebut="2026-09-01" DateFin="2027-07-03"/>
 <GrilleHoraire/><Matieres><Matiere Ident="1" Libelle="MATHS"/></Matieres>
 <Professeurs>
  <Professeur Ident="1" Nom="LEMOINE" Prenom="Bastien" DateNaissance="1981-05-03" IDSTS="70009" IDPN="D7FR34N5EPVM9QKT" IDCAS="NAA31614"/>
 </Professeurs>
 <Classes><Classe Ident="4" Nom="6E 2"/></Classes>
 <Eleves>${pupils}</Eleves>
 <Cours/>${more}
</ExportEmploiDuTemps>`
}

const lise = `<Eleve Ident="2" Nom="MORVAN" Prenom="Lise" DateNaissance="2012-03-07" Sexe="Feminin" IDSconet="900017" IDPN="H4AYNZ3P5XSTFVR2">
  ${guardian(odile)}<Classe Ident="4" DateEntree="2026-09-01"/><PartieDeClasse Ident="5"/></Eleve>`
const paul = `<Eleve Ident="3" Nom="MORVAN" Prenom="Paul" DateNaissance="2014-01-02" Sexe="Masculin" IDPN="X3BN7KD5RSFY2QMV">
  ${guardian(odile)}</Eleve>`

async function read(file: string, expectedUai?: Uai) {
  const reading = await readTimetableExport(entryOf('edt.xml', file), expectedUai ? { expectedUai } : {})
  return reading
}

describe('a timetable export', () => {
  test('gives teachers, pupils with their class, and each guardian once', async () => {
    const reading = await read(timetable(lise + paul))
    expect(reading).toMatchObject({ ok: true, header: { uai: '0350000K', version: '1.1', schoolYear: 2026 } })
    expect(reading.ok && reading.problems).toEqual([])
    expect(reading.ok && reading.people).toMatchObject([
      { category: 'teacher', pronoteId: 'D7FR34N5EPVM9QKT', stsId: '70009', casId: 'NAA31614' },
      {
        category: 'pupil',
        lastName: 'MORVAN',
        class: '6E 2',
        siecleId: '900017',
        guardians: [{ pronoteId: 'K2MBX7RQ4TDVF3NP', level: 1 }],
      },
      { category: 'guardian', firstName: 'Odile', postcode: '35000', city: 'RENNES' },
      { category: 'pupil', firstName: 'Paul', guardians: [{ pronoteId: 'K2MBX7RQ4TDVF3NP' }] },
    ])
  })

  test('the title of a couple says nothing of one of them', async () => {
    const reading = await read(timetable(lise))
    expect(reading.ok && reading.people.find(({ category }) => category === 'guardian')).not.toHaveProperty(
      'civility',
    )
  })

  test('two people under one identifier: the second is left out and both lines are said', async () => {
    const reading = await read(timetable(lise + paul.replace('Prenom="Odile"', 'Prenom="Yves"')))
    expect(reading.ok && reading.problems).toMatchObject([
      { code: 'identifiers.duplicate-idpn', record: 'MORVAN Yves' },
    ])
  })

  test('staff without an identifier are not an error, others without one are', async () => {
    const staff = '<Personnels><Personnel Ident="1" Nom="ROCHE" Prenom="Léna"/></Personnels>'
    const reading = await read(timetable(lise + paul.replace('IDPN="X3BN7KD5RSFY2QMV"', ''), staff))
    expect(reading.ok && reading.problems.map(({ code }) => code)).toEqual(['identifiers.missing-idpn'])
  })

  test.each([
    ['identifiers.other-school', timetable(lise), '0350001L'],
    ['identifiers.no-uai', timetable(lise, '', 'Version="1.1"'), undefined],
    ['identifiers.invalid-uai', timetable(lise, '', 'UAI="0350000Z"'), undefined],
    ['xml.wrong-file', '<ExportIdentifiants/>', undefined],
    ['timetable.nobody', timetable('').replace(/IDPN="[^"]*"/g, ''), undefined],
  ])('%s is refused', async (code, file, expected) => {
    const reading = await read(file, expected as Uai | undefined)
    expect(reading.ok || reading.problem.code).toBe(code)
  })
})
