import { element, MalformedXml, parseXml, renderXml, type XmlElement, type XmlNode } from '@preau/xml'
import type { PictureFault, PictureReading } from './service-picture.ts'

const svgUri = 'http://www.w3.org/2000/svg'
const xlinkHref = '{http://www.w3.org/1999/xlink}href'

/** Elements that draw and do nothing else. No `use`: it multiplies what it points to. */
const drawing = new Set(
  'svg g defs path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath'.split(
    ' ',
  ),
)
/** Words about the picture, left behind. */
const silent = new Set(['title', 'desc', 'metadata'])
/** Refused wherever they come from; any other element of SVG that does not draw is refused as well. */
const active = new Set(['script', 'foreignobject', 'style', 'iframe', 'object', 'embed', 'image', 'a', 'use'])

const geometry =
  'id d x y x1 y1 x2 y2 cx cy r rx ry fx fy points width height viewBox transform offset preserveAspectRatio pathLength'
const painting =
  'fill fill-opacity fill-rule clip-path clip-rule clipPathUnits color opacity stop-color stop-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-dasharray stroke-dashoffset gradientUnits gradientTransform spreadMethod display visibility'
const allowed = new Set(`${geometry} ${painting}`.split(' '))

/** Numbers, colours, paths; of functions, transforms and colours, and `url(#…)` within the picture. */
const harmlessValue = /^[\w\s.,;%+\-#()'"/]*$/
const knownCalls =
  /^(?:[^(]|(?:rgba?|hsla?|matrix|translate|scale|rotate|skew[XY])\(|url\((['"]?)#[\w.-]+\1(?=\)))*$/

class Unfit extends Error {
  readonly fault: PictureFault
  constructor(fault: PictureFault) {
    super(fault.code)
    this.fault = fault
  }
}

/** Reads an SVG strictly and writes again the drawing it holds; whatever runs, loads or styles is refused, and named. */
export function svgPicture(file: Buffer): PictureReading {
  try {
    const root = parseXml(file, { limits: { depth: 32, elementSize: 512 * 1024 } })
    if (root.name !== 'svg' || root.uri !== svgUri) return { ok: false, fault: { code: 'not-a-picture' } }
    const drawn = root.children.flatMap(drawnPart)
    if (drawn.length === 0) return { ok: false, fault: { code: 'svg-empty' } }
    const attributes = { xmlns: svgUri, ...paintingOf(root), viewBox: viewBoxOf(root) }
    const content = Buffer.from(renderXml(element('svg', attributes, drawn)))
    if (content.length > 128 * 1024) return { ok: false, fault: { code: 'too-heavy' } }
    return { ok: true, picture: { mediaType: 'image/svg+xml', content } }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  }
}

function faultOf(error: unknown): PictureFault {
  if (error instanceof Unfit) return error.fault
  if (!(error instanceof MalformedXml)) throw error
  const { code, line } = error.problem
  return code === 'doctype' || code === 'entity' ? { code: 'svg-entities' } : { code: 'bad-svg', line }
}

function drawnPart(part: XmlElement): readonly XmlNode[] {
  const { name, uri, line } = part
  if (active.has(name.toLowerCase())) throw new Unfit({ code: 'svg-element', name, line })
  // What drawing programs note for themselves, in a namespace of theirs.
  if (uri !== svgUri || silent.has(name)) {
    part.children.forEach(drawnPart)
    return []
  }
  if (!drawing.has(name)) throw new Unfit({ code: 'svg-element', name, line })
  return [element(name, attributesOf(part), part.children.flatMap(drawnPart))]
}

/** The attributes of the root but those that give its size: the page decides it. */
function paintingOf(root: XmlElement): Readonly<Record<string, string>> {
  const sizes = ['x', 'y', 'width', 'height', 'viewBox']
  return Object.fromEntries(Object.entries(attributesOf(root)).filter(([name]) => !sizes.includes(name)))
}

function attributesOf({ attributes, line }: XmlElement): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const [name, value] of attributes) {
    if (/^on/i.test(name)) throw new Unfit({ code: 'svg-attribute', name, line })
    if (name === 'href' || name === xlinkHref) {
      if (!/^#[\w.-]+$/.test(value)) throw new Unfit({ code: 'svg-attribute', name: 'href', line })
      kept.href = value
    } else if (name === 'style') Object.assign(kept, declarationsOf(value, line))
    else if (allowed.has(name)) kept[name] = harmless(name, value, line)
  }
  return kept
}

/** `style="fill:red"` says what `fill="red"` says; what has no attribute of the list is left out. */
function declarationsOf(style: string, line: number): Readonly<Record<string, string>> {
  const pairs = style.split(';').map((one) => one.split(':').map((text) => text.trim()))
  if (!knownCalls.test(style)) throw new Unfit({ code: 'svg-attribute', name: 'style', line })
  return Object.fromEntries(
    pairs.flatMap(([name = '', value = '', ...more]) =>
      painting.split(' ').includes(name) && more.length === 0 ? [[name, harmless(name, value, line)]] : [],
    ),
  )
}

function harmless(name: string, value: string, line: number): string {
  if (name === 'id' ? /^[\w.-]+$/.test(value) : harmlessValue.test(value) && knownCalls.test(value))
    return value
  throw new Unfit({ code: 'svg-attribute', name, line })
}

/** The part of the plane that is shown, from `viewBox` or from the size. */
function viewBoxOf({ attributes }: XmlElement): string {
  const given = (attributes.get('viewBox') ?? '').trim().split(/[\s,]+/)
  const size = ['width', 'height'].map((name) => attributes.get(name)?.replace(/px$/, '') ?? '')
  const numbers = (given.length === 4 ? given : ['0', '0', ...size]).map((text) =>
    text === '' ? NaN : Number(text),
  )
  const [, , width = 0, height = 0] = numbers
  if (!numbers.every(Number.isFinite) || width <= 0 || height <= 0) throw new Unfit({ code: 'svg-size' })
  return numbers.join(' ')
}
