import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readXmlEvents } from './read-xml-events.ts'
import type { XmlSink } from './xml-parser.ts'
import { MalformedXml } from './xml-problem.ts'

function recorded(): { sink: XmlSink; heard: string[] } {
  const heard: string[] = []
  const sink: XmlSink = {
    open: (start) => void heard.push(`<${start.name}@${String(start.line)}`),
    close: () => void heard.push('>'),
    text: (text) => void heard.push(text),
    comment: (text, line) => void heard.push(`#${text}@${String(line)}`),
  }
  return { sink, heard }
}

describe('readXmlEvents', () => {
  it('tells each piece in order', async () => {
    const { sink, heard } = recorded()
    await readXmlEvents([new TextEncoder().encode('<a>\n<!--v1--><b\nx="1">t</b></a>')], {}, sink)
    expect(heard).toEqual(['<a@1', '\n', '#v1@2', '<b@3', 't', '>', '>'])
  })

  it('hears the same however the bytes are cut, in the middle of a character too', async () => {
    const document = '<?xml version="1.0" encoding="UTF-8"?>\n<a><b x="é€😀">Maëlys 😀&amp;œ</b>\r\n<c/></a>'
    const bytes = new TextEncoder().encode(document)
    const whole = recorded()
    await readXmlEvents([bytes], {}, whole.sink)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const cut = recorded()
        await readXmlEvents(pieces(bytes, size), {}, cut.sink)
        expect(cut.heard.join('')).toBe(whole.heard.join(''))
      }),
    )
  })

  it('refuses the same byte at the same place however the bytes are cut', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('<a>\nété '), 0xe9, 0x74, 0x3c])
    for (const size of [1, 2, 3, 5, 100]) {
      const reading = readXmlEvents(pieces(bytes, size), {}, recorded().sink)
      await expect(reading).rejects.toMatchObject({
        problem: { code: 'encoding-invalid', line: 2, column: 4 },
      })
    }
  })

  it('throws MalformedXml and nothing else', async () => {
    await expect(readXmlEvents([], {}, recorded().sink)).rejects.toBeInstanceOf(MalformedXml)
  })
})

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}
