import { describe, expect, test } from 'vitest'
import { entryOf } from '../../test/entry-of.ts'
import { identifySchoolFile } from './identify-school-file.ts'
import { recogniseSchoolFile } from './school-file-kind.ts'

describe('the first element says which file it is', () => {
  test.each([
    ['BEE_ELEVES', 'siecle-pupils'],
    ['BEE_RESPONSABLES', 'siecle-guardians'],
    ['BEE_STRUCTURES', 'siecle-structures'],
    ['STS_EDT', 'sts'],
    ['EDT_STS', 'sts-timetable'],
    ['ficAlimMENESR', 'aaf'],
    ['exportidentifiants', 'export-identifiants'],
    ['EXPORT_INDEX_EDUCATION', 'encrypted-export'],
    ['PARTENAIRE_INDEX', 'partner-directory'],
    ['GAR-ENT-Eleve', 'gar'],
    ['HTML', 'web-page'],
  ])('%s', (name, kind) => {
    expect(recogniseSchoolFile({ name })?.kind).toBe(kind)
  })

  test('another one says nothing', () => {
    expect(recogniseSchoolFile({ name: 'catalogue' })).toBeUndefined()
    expect(recogniseSchoolFile({ name: 'ficAlimMENESR2' })).toBeUndefined()
  })
})

describe('a file given without saying what it is', () => {
  test('is named from its beginning, without reading the rest', async () => {
    const given = entryOf('x.xml', '<?xml version="1.0"?><STS_EDT><PARAMETRES/>' + '<oups>'.repeat(50))
    expect(await identifySchoolFile(given)).toMatchObject({
      ok: true,
      root: 'STS_EDT',
      file: { kind: 'sts' },
    })
  })

  test('is unknown when its first element is', async () => {
    expect(await identifySchoolFile(entryOf('x.xml', '<catalogue/>'))).toEqual({
      ok: true,
      root: 'catalogue',
      file: undefined,
    })
  })

  test('is refused when it is not XML', async () => {
    expect(await identifySchoolFile(entryOf('x.xml', 'PK'))).toMatchObject({
      ok: false,
      problem: { code: 'xml.not-xml' },
    })
  })
})
