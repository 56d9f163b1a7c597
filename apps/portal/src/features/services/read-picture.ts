import { pngPicture } from './png-picture.ts'
import type { PictureReading } from './service-picture.ts'
import { svgPicture } from './svg-picture.ts'

/** Heaviest file read, bytes. */
export const maxPictureBytes = 512 * 1024

/** What a PNG file starts with (PNG §5.2). */
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Makes a picture of a file, from what it holds and never from its name. */
export async function readPicture(file: Buffer): Promise<PictureReading> {
  if (file.length > maxPictureBytes) return { ok: false, fault: { code: 'too-heavy' } }
  if (file.subarray(0, pngSignature.length).equals(pngSignature)) return pngPicture(file)
  const start = file
    .subarray(0, 512)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return start.startsWith('<') ? svgPicture(file) : { ok: false, fault: { code: 'not-a-picture' } }
}
