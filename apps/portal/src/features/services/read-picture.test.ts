import { deflateSync } from 'node:zlib'
import { createJimp } from '@jimp/core'
import png from '@jimp/js-png'
import { describe, expect, test } from 'vitest'
import { readPicture } from './read-picture.ts'

const Png = createJimp({ formats: [png] })
const svg = (inside: string, attributes = 'viewBox="0 0 30 33"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`)

async function faultOf(file: Buffer): Promise<unknown> {
  const reading = await readPicture(file)
  return reading.ok ? 'accepted' : reading.fault
}

async function written(file: Buffer): Promise<string> {
  const reading = await readPicture(file)
  return reading.ok ? reading.picture.content.toString() : reading.fault.code
}

const pngOf = (width: number, height: number): Promise<Buffer> =>
  new Png({ width, height, color: 0x33_66_99_ff }).getBuffer('image/png')

/** A chunk without a good checksum: nothing that reads it gets that far. */
function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}

function pngSaying(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 1], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('a PNG', () => {
  test('is shrunk to fit, and written again without what followed its pixels', async () => {
    const file = Buffer.concat([await pngOf(300, 330), Buffer.from('<script>alert(1)</script>')])
    const reading = await readPicture(file)
    if (!reading.ok) throw new Error(reading.fault.code)
    expect(reading.picture.mediaType).toBe('image/png')
    expect(reading.picture.content.includes('script')).toBe(false)
    const { width, height } = await Png.fromBuffer(reading.picture.content)
    expect([width, height]).toEqual([60, 66])
  })

  test('that is small keeps its size', async () => {
    const reading = await readPicture(await pngOf(30, 33))
    if (!reading.ok) throw new Error(reading.fault.code)
    expect((await Png.fromBuffer(reading.picture.content)).width).toBe(30)
  })

  test('of huge dimensions is refused before it is decoded', async () => {
    const fault = { code: 'png-size', width: 50_000, height: 50_000 }
    expect(await faultOf(pngSaying(50_000, 50_000, Buffer.alloc(0)))).toEqual(fault)
  })

  test('that says 30 × 33 and holds sixty-four megabytes is refused', async () => {
    const bomb = pngSaying(30, 33, deflateSync(Buffer.alloc(64 * 1024 ** 2)))
    expect(bomb.length).toBeLessThan(512 * 1024)
    expect(await faultOf(bomb)).toEqual({ code: 'bad-png' })
  })

  test('that is cut short is refused at any length', async () => {
    const whole = await pngOf(8, 8)
    for (let length = 8; length < whole.length - 12; length += 7)
      expect(await faultOf(whole.subarray(0, length))).toEqual({ code: 'bad-png' })
  })

  test('is known by its content: a text is none', async () => {
    expect(await faultOf(Buffer.from('Bonjour'))).toEqual({ code: 'not-a-picture' })
    expect(await faultOf(Buffer.alloc(0))).toEqual({ code: 'not-a-picture' })
    expect(await faultOf(Buffer.alloc(600_000))).toEqual({ code: 'too-heavy' })
  })
})

describe('an SVG', () => {
  test('is written again: drawing kept, words, comments and editors’ notes left behind', async () => {
    const text = await written(
      svg(
        '<title>Secret</title><!-- note --><e:view xmlns:e="urn:editor" e:x="1"/><path d="M0 0L3,3z" style="fill:#f00;-e-x:1" class="a"/>',
        'width="30px" height="33"',
      ),
    )
    expect(text).toContain('viewBox="0 0 30 33"')
    expect(text).toContain('<path d="M0 0L3,3z" fill="#f00"/>')
    expect(text).not.toMatch(/Secret|note|editor|class|style/)
  })

  test('keeps gradients that its own shapes name', async () => {
    const gradient =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="rgb(1,2,3)"/></linearGradient></defs>'
    const text = await written(svg(`${gradient}<rect width="3" height="3" fill="url(#a)"/>`))
    expect(text).toContain('fill="url(#a)"')
  })

  test.each([
    ['<script>alert(1)</script>', 'svg-element', 'script'],
    ['<g><SCRIPT/></g>', 'svg-element', 'SCRIPT'],
    ['<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', 'svg-element', 'script'],
    ['<title><h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/></title>', 'svg-element', 'iframe'],
    ['<foreignObject/>', 'svg-element', 'foreignObject'],
    ['<style>*{}</style>', 'svg-element', 'style'],
    ['<use href="#a"/>', 'svg-element', 'use'],
    ['<animate attributeName="href" to="javascript:1"/>', 'svg-element', 'animate'],
    ['<rect onload="alert(1)"/>', 'svg-attribute', 'onload'],
    ['<rect OnClick="alert(1)"/>', 'svg-attribute', 'OnClick'],
    ['<rect fill="url(https://exemple.fr/a)"/>', 'svg-attribute', 'fill'],
    ['<rect fill="u\\72l(//exemple.fr)"/>', 'svg-attribute', 'fill'],
    ['<rect style="fill:url(//exemple.fr/a)"/>', 'svg-attribute', 'style'],
    ['<rect fill="image-set(#a)"/>', 'svg-attribute', 'fill'],
    ['<linearGradient href="data:image/svg+xml,x"/>', 'svg-attribute', 'href'],
  ])('that holds %s is refused, and told which part', async (inside, code, name) => {
    expect(await faultOf(svg(inside))).toMatchObject({ code, name, line: 1 })
  })

  test('with a DOCTYPE, entities, nothing drawn, no size, or broken, is refused for that reason', async () => {
    const entities = '<!DOCTYPE svg [<!ENTITY a "b">]>'
    expect(await faultOf(Buffer.concat([Buffer.from(entities), svg('&a;')]))).toEqual({
      code: 'svg-entities',
    })
    expect(await faultOf(svg('<title>Rien</title>'))).toEqual({ code: 'svg-empty' })
    expect(await faultOf(svg('<path d="M0 0"/>', ''))).toEqual({ code: 'svg-size' })
    expect(await faultOf(svg('<path d="M0 0"/>', 'viewBox="0 0 1e999 3"'))).toEqual({ code: 'svg-size' })
    expect(await faultOf(Buffer.from('<svg'))).toMatchObject({ code: 'bad-svg' })
    expect(await faultOf(Buffer.from('<html/>'))).toEqual({ code: 'not-a-picture' })
  })
})
