import { describe, expect, test } from 'vitest'
import { collected, entryOf } from '../../test/entry-of.ts'
import { readXmlSource } from './read-xml-source.ts'

describe('one file, whatever it is', () => {
  test('gives the root, the starts and the elements asked for, in order', async () => {
    const entry = entryOf('f.xml', '<STS_EDT UAJ="1"><A><b n="1"/><b n="2"/></A><C/></STS_EDT>')
    const items = await collected(readXmlSource(entry, { expected: 'sts', paths: ['A/*'], starts: ['*'] }))
    expect(
      items.map((item) => (item.kind === 'problem' ? item.code : `${item.kind} ${item.element.name}`)),
    ).toEqual(['root STS_EDT', 'start A', 'element b', 'element b', 'start C'])
  })

  test('a file above 64 MiB is refused when the limit is met, without reading the rest', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
      const comment = new TextEncoder().encode(`<!--${' '.repeat(512 * 1024)}-->`)
      yield new TextEncoder().encode('<STS_EDT>')
      for (;;) {
        given += comment.length
        yield comment
        await Promise.resolve()
      }
    }
    const items = await collected(
      readXmlSource({ name: 'f.xml', open: endless }, { expected: 'sts', paths: [] }),
    )
    expect(items.at(-1)).toMatchObject({
      code: 'xml.limit',
      reason: 'Le fichier dépasse les limites admises\u00a0: il est trop gros.',
    })
    expect(given).toBeLessThan(65 * 1024 ** 2)
  })

  test('a file nested without end, or with an endless text, is refused', async () => {
    const deep = await collected(
      readXmlSource(entryOf('f.xml', '<a>'.repeat(100)), { expected: undefined, paths: [] }),
    )
    expect(deep.at(-1)).toMatchObject({
      code: 'xml.limit',
      params: { limit: 'trop d’éléments y sont emboîtés' },
    })
    const long = entryOf('f.xml', `<a>${'x'.repeat(2 * 1024 ** 2)}</a>`, 64 * 1024)
    const items = await collected(readXmlSource(long, { expected: undefined, paths: [] }))
    expect(items.at(-1)).toMatchObject({ code: 'xml.limit', params: { limit: 'un texte est trop long' } })
  })

  test('the stream is closed as soon as the file is known to be the wrong one', async () => {
    let closed = false
    async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
      try {
        yield new TextEncoder().encode(`<BEE_ELEVES>${' '.repeat(400)}`)
        await Promise.resolve()
        throw new Error('the rest must not be read')
      } finally {
        closed = true
      }
    }
    const items = await collected(
      readXmlSource({ name: 'f.xml', open: chunks }, { expected: 'sts', paths: ['A'] }),
    )
    expect(items).toMatchObject([{ code: 'xml.wrong-file' }])
    expect(closed).toBe(true)
  })
})
