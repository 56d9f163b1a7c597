import { describe, expect, test } from 'vitest'
import { aafFile, addRequest, delivery, pupilAttributes, tilleuls } from '../../test/aaf-fixtures.ts'
import { collected, entryOf, latin9 } from '../../test/entry-of.ts'
import { readDelivery, readKind } from '../../test/read-delivery.ts'
import { readAaf } from './read-aaf.ts'

describe('a record in error is left out, the others are read', () => {
  const good = addRequest('Eleve', '4100017', pupilAttributes)

  test.each([
    ['without a first name', addRequest('Eleve', '8', { sn: 'Seul' }), 'aaf.missing-attribute'],
    ['without an identifier', addRequest('Eleve', '', { sn: 'A', givenName: 'B' }), 'aaf.no-identifier'],
    ['with two identifiers', addRequest('Eleve', '8', { ENTPersonJointure: '9' }), 'aaf.identifier-differs'],
    ['of another family', addRequest('PersRelEleve', '8', { sn: 'A', givenName: 'B' }), 'aaf.wrong-family'],
    ['that is a deletion', good.replaceAll('addRequest', 'deleteRequest'), 'aaf.unexpected-element'],
    ['already there', good, 'aaf.duplicate-record'],
  ])('a pupil %s', async (_, bad, code) => {
    const { records, codes } = await readKind('pupil', { Eleve: aafFile(good, bad) })
    expect(records).toHaveLength(1)
    expect(codes).toContain(code)
  })

  test('the report says the file, the line, the record, the reason and what to do', async () => {
    const items = await readDelivery({ Eleve: aafFile(good, addRequest('Eleve', '8', { sn: 'Seul' })) })
    expect(items.at(-1)).toMatchObject({
      code: 'aaf.missing-attribute',
      severity: 'rejected',
      file: 'ENT_0350000K_Complet_20260901_Eleve_0000.xml',
      line: 25,
      element: 'addRequest',
      record: '8',
      reason: 'L’attribut obligatoire «\u00a0givenName\u00a0» manque ou est vide.',
      advice:
        'Faites corriger la donnée dans l’application académique d’où elle vient, elle arrivera à la prochaine livraison.',
    })
  })

  test('a school whose UAI has a wrong letter', async () => {
    const { records, codes } = await readKind('school', {
      EtabEducNat: aafFile(tilleuls.replace('0350000K', '0350000A')),
    })
    expect(records).toEqual([])
    expect(codes).toContain('aaf.invalid-uai')
  })
})

describe('a file that cannot be used stops the reading', () => {
  const pupils = aafFile(addRequest('Eleve', '4100017', pupilAttributes))

  test.each([
    ['empty', '', 'xml.empty'],
    ['blank', ' \n ', 'xml.empty'],
    ['a CSV', 'nom;prenom\nMorvan;Lise', 'xml.not-xml'],
    ['a zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]), 'xml.not-xml'],
    ['a tar.gz', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0]), 'xml.not-xml'],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'xml.not-xml'],
    ['cut', pupils.slice(0, 900), 'xml.truncated'],
    ['broken', pupils.replace('</identifier>', '</identifiant>'), 'xml.malformed'],
    ['declared in an encoding it is not in', latin9(pupils), 'xml.encoding'],
    ['in an unknown encoding', pupils.replace('UTF-8', 'EBCDIC'), 'xml.encoding'],
    ['with an internal subset', pupils.replace('.dtd"', '.dtd" [<!ENTITY x "y">]'), 'xml.doctype-refused'],
    ['with an entity', pupils.replace('Maëlys', '&nom;'), 'xml.doctype-refused'],
    ['of another type', pupils.replace('DOCTYPE ficAlimMENESR', 'DOCTYPE autre'), 'xml.doctype-refused'],
    ['from SIECLE', '<BEE_ELEVES/>', 'xml.wrong-file'],
    ['from nowhere', '<catalogue/>', 'xml.wrong-root'],
  ])('%s', async (_, content, code) => {
    const items = await readDelivery({ Eleve: content })
    expect(items.at(-1)).toMatchObject({ kind: 'problem', code, fatal: true })
    expect(items.filter((item) => item.kind === 'pupil')).toEqual([])
  })

  test('nothing comes after it, not even the files that follow', async () => {
    const items = await readDelivery({ EtabEducNat: '<catalogue/>' })
    expect(items).toHaveLength(1)
  })

  test('a delta is refused before any file is opened', async () => {
    const opened: string[] = []
    const entries = delivery().map(({ name, open }) => ({
      name: name.replace('Complet', 'Delta'),
      open: () => {
        opened.push(name)
        return open()
      },
    }))
    expect(await collected(readAaf(entries))).toMatchObject([{ code: 'aaf.delta-refused', fatal: true }])
    expect(opened).toEqual([])
  })

  test('a fault of the stream itself is not taken for a bad file', async () => {
    const [first, ...rest] = delivery()
    const broken = { ...entryOf(first?.name ?? '', ''), open: () => failing() }
    await expect(collected(readAaf([broken, ...rest]))).rejects.toThrow('disk')
  })
})

// biome-ignore lint/correctness/useYield: it fails before its first chunk
async function* failing(): AsyncGenerator<Uint8Array, void, undefined> {
  await Promise.resolve()
  throw new Error('disk')
}
