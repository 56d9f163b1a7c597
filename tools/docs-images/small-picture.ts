import type { Person } from '@preau/testing/browser'

/** Text stays sharp, a page of the products weighs 15 to 75 kB. */
const quality = 0.6

/**
 * Makes a screenshot fit for the repository: its top only, as WebP. The browser encodes it.
 *
 * @param page any empty page
 * @param screenshot PNG, at one pixel per CSS pixel
 * @param height of the part kept, in CSS pixels
 */
export async function smallPicture(
  page: Person['page'],
  screenshot: Buffer,
  height: number,
): Promise<Buffer> {
  await page.setContent(`<img src="data:image/png;base64,${screenshot.toString('base64')}">`)
  const address = await page.evaluate<string>(`(async () => {
    const image = document.querySelector('img')
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = Math.min(image.naturalHeight, ${height})
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', ${quality})
  })()`)
  const start = 'data:image/webp;base64,'
  if (!address.startsWith(start)) throw new Error('this browser does not write WebP')
  return Buffer.from(address.slice(start.length), 'base64')
}
