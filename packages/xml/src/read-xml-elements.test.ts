import { describe, expect, it } from 'vitest'
import { collected } from '../test/collected.ts'
import { childText } from './xml-element.ts'
import { readXmlElements, type StreamedElement, type XmlSelection } from './read-xml-elements.ts'

const read = (document: string, selection: XmlSelection): Promise<StreamedElement[]> =>
  collected(readXmlElements([new TextEncoder().encode(document)], selection))

describe('readXmlElements', () => {
  it('gives the selected elements whole, in order, with the line they start on', async () => {
    const found = await read('<l>\n<e id="1"><n>A</n></e>\n<x/><e id="2"><n>B</n></e></l>', { path: 'l/e' })
    expect(
      found.map((element) => [element.attributes.get('id'), childText(element, 'n'), element.line]),
    ).toEqual([
      ['1', 'A', 2],
      ['2', 'B', 3],
    ])
    expect(found[0]).toMatchObject({ path: 'l/e', partial: false })
  })

  it('takes a path for exactly what it says: not deeper, not elsewhere', async () => {
    expect(await read('<l><m><e/></m><e><e/></e></l>', { path: 'l/e' })).toHaveLength(1)
  })

  it('takes several paths and lets a star stand for one name', async () => {
    const found = await read('<l><add>1</add><del>2</del><o><add>3</add></o></l>', {
      path: ['l/add', 'l/o/*'],
    })
    expect(found.map((element) => [element.path, element.text])).toEqual([
      ['l/add', '1'],
      ['l/o/add', '3'],
    ])
  })

  it('gives a header as soon as it starts', async () => {
    const document = '<export UAI="0350000K"><eleves><e/></eleves></export>'
    const found = await read(document, { path: 'export/eleves/e', starts: ['export', 'export/eleves'] })
    expect(found.map(({ path, partial }) => [path, partial])).toEqual([
      ['export', true],
      ['export/eleves', true],
      ['export/eleves/e', false],
    ])
    expect(found[0]?.attributes.get('UAI')).toBe('0350000K')
  })

  it('tells comments outside the selection, where AAF keeps its version', async () => {
    const comments: string[] = []
    await read('<l>\n<!-- versionAF="AAF-VE1803" --><e><!-- no --></e></l>', {
      path: 'l/e',
      onComment: (text, line) => comments.push(`${String(line)}${text}`),
    })
    expect(comments).toEqual(['2 versionAF="AAF-VE1803" '])
  })

  it('gives what comes before a fault, then throws it with its place', async () => {
    const seen: string[] = []
    const reading = async (): Promise<void> => {
      const document = new TextEncoder().encode('<l><e>1</e>\n<e>2</e>\n<e>3</f></l>')
      for await (const { text } of readXmlElements([document], { path: 'l/e' })) seen.push(text)
    }
    await expect(reading()).rejects.toMatchObject({ problem: { code: 'syntax', line: 3 } })
    expect(seen).toEqual(['1', '2'])
  })

  it('says at which line a truncated file stops', async () => {
    await expect(read('<l>\n<e>1</e>\n<e>', { path: 'l/e' })).rejects.toMatchObject({
      problem: { code: 'truncated', line: 3 },
    })
  })

  it('lets the source be closed when the reader stops early', async () => {
    let closed = false
    function* chunks(): Generator<Uint8Array> {
      try {
        for (;;) yield new TextEncoder().encode('<l><e/>'.padEnd(300))
      } finally {
        closed = true
      }
    }
    const stream = readXmlElements(chunks(), { path: 'l/e' })
    await stream.next()
    await stream.return()
    expect(closed).toBe(true)
  })

  it('holds one record at a time: sixty megabytes go through in a small heap', async () => {
    const record = `<e><n>${'Morvan '.repeat(100)}</n></e>\n`
    const chunk = new TextEncoder().encode(record.repeat(100))
    const rounds = Math.ceil((60 * 1024 ** 2) / chunk.length)
    function* document(): Generator<Uint8Array> {
      yield new TextEncoder().encode('<l>')
      for (let round = 0; round < rounds; round += 1) yield chunk
      yield new TextEncoder().encode('</l>')
    }
    const before = process.memoryUsage().heapUsed
    let count = 0
    let peak = 0
    for await (const element of readXmlElements(document(), { path: 'l/e' })) {
      count += element.children.length
      if (count % 2_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before)
    }
    // Kept, these records take 170 MB; streamed, 40 of garbage not yet collected.
    expect(count).toBe(rounds * 100)
    expect(peak).toBeLessThan(110 * 1024 ** 2)
  })
})
