import { inflateSync } from 'node:zlib'
import { createJimp } from '@jimp/core'
import png from '@jimp/js-png'
import { methods as resize } from '@jimp/plugin-resize'
import type { PictureFault, PictureReading } from './service-picture.ts'

const Png = createJimp({ formats: [png], plugins: [resize] })

/** Largest side decoded, pixels. */
const maxSide = 1024
/** Twice the size shown, 30 × 33, for dense screens. */
const box = { w: 60, h: 66 }
/** Eight bytes for a pixel of 16 bits in four channels, and one per line for the filter, seven times when interlaced. */
const maxInflated = maxSide * maxSide * 8 + 7 * maxSide

/** Decodes a PNG under limits looked at beforehand, makes it fit, and writes its pixels again. */
export async function pngPicture(file: Buffer): Promise<PictureReading> {
  const fault = faultBeforeDecoding(file)
  if (fault) return { ok: false, fault }
  try {
    const image = await Png.fromBuffer(upToItsEnd(file))
    if (image.bitmap.width > box.w || image.bitmap.height > box.h) image.scaleToFit(box)
    // A new bitmap: text, profiles and dates of the original stay behind.
    const { width, height, data } = image.bitmap
    const content = await new Png({ width, height, data }).getBuffer('image/png')
    return { ok: true, picture: { mediaType: 'image/png', content } }
  } catch {
    return { ok: false, fault: { code: 'bad-png' } }
  }
}

/** The size said (PNG §11.2.2), then the real weight of the pixels: neither may be larger than we accept to hold. */
function faultBeforeDecoding(file: Buffer): PictureFault | undefined {
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR') return { code: 'bad-png' }
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  if (width === 0 || height === 0) return { code: 'bad-png' }
  if (width > maxSide || height > maxSide) return { code: 'png-size', width, height }
  try {
    inflateSync(pixelData(file), { maxOutputLength: maxInflated })
    return undefined
  } catch {
    return { code: 'bad-png' }
  }
}

/** What some programs add after the last chunk is no part of the picture. */
function upToItsEnd(file: Buffer): Buffer {
  return file.subarray(0, file.lastIndexOf('IEND') + 8)
}

/** The chunks `IDAT` put together (PNG §10.1). */
function pixelData(file: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}
