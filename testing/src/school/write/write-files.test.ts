import { describe, expect, it } from 'vitest'
import { makeSchool, writeAafDelivery, writeSiecle, writeSts } from '../index.ts'
import { encodeLatin9 } from './encode-latin9.ts'
import type { GeneratedFile } from './generated-file.ts'

const school = makeSchool()
const aaf = writeAafDelivery(school)
const [pupilsFile, guardiansFile] = writeSiecle(school) as [GeneratedFile, GeneratedFile]
const stsFile = writeSts(school)

function text(file: GeneratedFile): string {
  const encoding = file.name.startsWith('ENT_') ? 'utf-8' : 'iso-8859-15'
  return new TextDecoder(encoding, { fatal: true }).decode(file.bytes())
}

function aafText(type: string): string {
  return aaf
    .filter((file) => file.name.includes(`_${type}_`))
    .map(text)
    .join('')
}

/** The first group of every match. */
function all(source: string, pattern: RegExp): string[] {
  return Array.from(source.matchAll(pattern), (match) => match[1] ?? '')
}

function values(source: string, attribute: string): string[] {
  const attributes = all(source, new RegExp(`<attr name="${attribute}">(.*?)</attr>`, 'g'))
  return attributes.flatMap((attr) => all(attr, /<value>(.*?)<\/value>/g))
}

describe('the AAF delivery', () => {
  it('names its files as the ministry does, pupils split over two counters, in the order of import', () => {
    expect(aaf.map((file) => file.name)).toEqual([
      'ENT_0350000K_Complet_20260901_EtabEducNat_0000.xml',
      'ENT_0350000K_Complet_20260901_MefEducNat_0000.xml',
      'ENT_0350000K_Complet_20260901_MatiereEducNat_0000.xml',
      'ENT_0350000K_Complet_20260901_PersEducNat_0000.xml',
      'ENT_0350000K_Complet_20260901_PersRelEleve_0000.xml',
      'ENT_0350000K_Complet_20260901_Eleve_0000.xml',
      'ENT_0350000K_Complet_20260901_Eleve_0001.xml',
    ])
  })

  it('opens each file with the declaration, the DOCTYPE and the version', () => {
    for (const file of aaf) {
      expect(text(file)).toMatch(
        /^<\?xml version="1.0" encoding="UTF-8"\?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n<ficAlimMENESR>\n<!-- versionAF="AAF-VE1803" -->\n/,
      )
    }
  })

  it('names the family of subjects MatEducNat, as the real files do', () => {
    expect(aafText('MatiereEducNat')).toContain(
      '<attr name="categorieMatiere"><value>MatEducNat</value></attr>',
    )
  })

  it('points only at guardians, classes, groups, subjects and programmes that it holds', () => {
    const [pupils, guardians, staff] = [aafText('Eleve'), aafText('PersRelEleve'), aafText('PersEducNat')]
    const structure = aafText('EtabEducNat')
    const ids = (source: string): Set<string> => new Set(values(source, 'ENTPersonJointure'))
    const linked = values(pupils, 'ENTElevePersRelEleve').map((link) => link.split('$')[0])
    expect(new Set(linked)).toEqual(ids(guardians))
    expect(new Set(values(guardians, 'ENTAuxPersRelEleveEleve'))).toEqual(ids(pupils))
    const declared = new Set(
      [...values(structure, 'ENTStructureClasses'), ...values(structure, 'ENTStructureGroupes')].map(
        (value) => `5501$${value.split('$')[0]}`,
      ),
    )
    const used = [
      'ENTEleveClasses',
      'ENTEleveGroupes',
      'ENTAuxEnsClasses',
      'ENTAuxEnsGroupes',
      'ENTAuxEnsClassesPrincipal',
    ]
    expect(
      used.flatMap((name) => values(pupils + staff, name)).filter((value) => !declared.has(value)),
    ).toEqual([])
    const subjects = new Set(values(aafText('MatiereEducNat'), 'ENTMatJointure'))
    const codes = [
      ...values(pupils, 'ENTEleveCodeEnseignements'),
      ...values(staff, 'ENTAuxEnsClassesMatieres').map((value) => value.split('$')[2] ?? ''),
    ]
    expect(codes.filter((code) => !subjects.has(code))).toEqual([])
    const programmes = new Set(values(aafText('MefEducNat'), 'ENTMefJointure'))
    expect(values(pupils, 'ENTEleveMEF').filter((mef) => !programmes.has(mef))).toEqual([])
  })

  it('writes links in six parts with the present codes, and functions in five', () => {
    for (const link of values(aafText('Eleve'), 'ENTElevePersRelEleve')) {
      expect(link).toMatch(/^\d+\$(10|20|37|38|39|42|43|50|90)\$[01]\$[012]\$[01]\$[01]$/)
    }
    const functions = values(aafText('PersEducNat'), 'ENTPersonFonctions')
    expect(functions.every((value) => value.split('$').length === 5)).toBe(true)
    expect(functions).toContain('5501$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES')
    expect(functions).toContain('5501$EDU$EDUCATION$$')
  })
})

describe('the SIECLE and STS files', () => {
  it('are ISO-8859-15 bytes with capital surnames', () => {
    for (const file of [pupilsFile, guardiansFile, stsFile]) {
      expect(text(file)).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-15"\?>\n/)
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(file.bytes())).toThrow()
    }
    expect(
      all(text(pupilsFile), /<NOM_DE_FAMILLE>(.*?)</g).every((name) => name === name.toUpperCase()),
    ).toBe(true)
    expect(text(pupilsFile)).toContain('É')
  })

  it('carry their school and its year', () => {
    for (const file of [pupilsFile, guardiansFile]) {
      expect(text(file)).toContain('<UAJ>0350000K</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>')
    }
    expect(stsFile.name).toBe('sts_emp_0350000K_2026.xml')
    expect(text(stsFile)).toContain('<UAJ CODE="0350000K"/><ANNEE_SCOLAIRE ANNEE="2026"/>')
  })

  it('point only at pupils, guardians and addresses that they hold', () => {
    const [pupils, guardians] = [text(pupilsFile), text(guardiansFile)]
    const pupilIds = new Set(all(pupils, /<ELEVE ELEVE_ID="(\d+)"/g))
    const personIds = new Set(all(guardians, /<PERSONNE PERSONNE_ID="(\d+)"/g))
    const addressIds = new Set(all(guardians, /<ADRESSE ADRESSE_ID="(\d+)"/g))
    expect(all(guardians, /<RESPONSABLE_ELEVE><ELEVE_ID>(\d+)</g).filter((id) => !pupilIds.has(id))).toEqual(
      [],
    )
    expect(new Set(all(guardians, /<\/ELEVE_ID><PERSONNE_ID>(\d+)</g))).toEqual(personIds)
    expect(new Set(all(guardians, /<ADRESSE_ID>(\d+)</g))).toEqual(addressIds)
    expect(addressIds.size).toBeLessThan(personIds.size)
    expect(all(pupils, /<STRUCTURES_ELEVE ELEVE_ID="(\d+)"/g).filter((id) => !pupilIds.has(id))).toEqual([])
  })

  it('give each class its teachers, whose keys STS holds', () => {
    const sts = text(stsFile)
    const individuals = new Set(all(sts, /<INDIVIDU (ID="[^"]+" TYPE="[^"]+")/g))
    expect(all(sts, /<ENSEIGNANT (ID="[^"]+" TYPE="[^"]+")/g).filter((key) => !individuals.has(key))).toEqual(
      [],
    )
    const divisions = new Set(all(sts, /<DIVISION CODE="([^"]+)"/g))
    expect(
      new Set(all(text(pupilsFile), /<CODE_STRUCTURE>([^<]+)<\/CODE_STRUCTURE><TYPE_STRUCTURE>D/g)),
    ).toEqual(divisions)
    expect(all(sts, /<PROF_PRINC><CODE_STRUCTURE>([^<]+)</g).filter((code) => !divisions.has(code))).toEqual(
      [],
    )
  })

  it('write days in each file’s own order', () => {
    expect(
      all(text(pupilsFile), /<DATE_NAISS>(.*?)</g).every((day) => /^\d\d\/\d\d\/20\d\d$/.test(day)),
    ).toBe(true)
    expect(
      all(text(stsFile), /<DATE_NAISSANCE>(.*?)</g).every((day) => /^(19|20)\d\d-\d\d-\d\d$/.test(day)),
    ).toBe(true)
  })

  it('mark a pupil who left, and put them in no class', () => {
    const pupils = text(pupilsFile)
    const left = school.pupils.filter((pupil) => pupil.leftOn !== undefined)
    expect(all(pupils, /<DATE_SORTIE>(.*?)</g)).toHaveLength(left.length)
    expect(left.some(({ eleveId }) => pupils.includes(`<STRUCTURES_ELEVE ELEVE_ID="${eleveId}"`))).toBe(false)
  })
})

describe('both sides', () => {
  it('are the same bytes for the same seed', () => {
    const again = makeSchool()
    const files = [...writeAafDelivery(again), ...writeSiecle(again), writeSts(again)]
    for (const [rank, file] of [...aaf, pupilsFile, guardiansFile, stsFile].entries()) {
      expect(Buffer.compare(files[rank]?.bytes() ?? new Uint8Array(), file.bytes()), file.name).toBe(0)
    }
  })

  it('say the same key of SIECLE for a pupil, and of STS for a teacher', () => {
    const pupilKeys = new Set(all(text(pupilsFile), /<ELEVE ELEVE_ID="(\d+)"/g))
    const shared = values(aafText('Eleve'), 'ENTEleveStructRattachId').filter((id) => pupilKeys.has(id))
    expect(shared.length).toBeGreaterThan(450)
    const staffKeys = new Set(all(text(stsFile), /<INDIVIDU ID="([^"]+)" TYPE="epp"/g))
    expect(values(aafText('PersEducNat'), 'ENTPersonSTSId').filter((id) => !staffKeys.has(id))).toEqual([])
  })

  it('hold no typographic character that a French keyboard does not have', () => {
    for (const file of [...aaf, pupilsFile, guardiansFile, stsFile])
      expect(text(file)).not.toMatch(/[’–—\u00a0]/)
  })

  it('come a piece at a time when read as a stream', async () => {
    const pieces: Uint8Array[] = []
    for await (const piece of guardiansFile.open()) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(2)
    expect(Buffer.compare(Buffer.concat(pieces), guardiansFile.bytes())).toBe(0)
  })
})

describe('ISO-8859-15', () => {
  it('is what the platform decodes, for every character it has', () => {
    const bytes = Uint8Array.from({ length: 224 }, (_, index) =>
      index < 95 ? 32 + index : 161 + (index - 95),
    )
    const known = bytes.filter((byte) => byte >= 32)
    const decoded = new TextDecoder('iso-8859-15').decode(known)
    expect(encodeLatin9(decoded)).toEqual(known)
  })

  it('refuses a character it does not have rather than writing another', () => {
    expect(() => encodeLatin9('’')).toThrow('ISO-8859-15')
    expect(() => encodeLatin9('¤')).toThrow('ISO-8859-15')
  })
})
