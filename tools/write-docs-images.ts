/**
 * `npm run docs:images`: makes the pictures of `docs/images/` again, from what the browser scenarios and tests kept in
 * `artifacts/screenshots/`. Writes nothing when a screenshot is missing: run `npm test` first.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withBrowser } from '@preau/testing/browser'
import { type Picture, pictures } from './docs-images/pictures.ts'
import { smallPicture } from './docs-images/small-picture.ts'

const root = join(import.meta.dirname, '..')
const source = ({ kept }: Picture): string => join(root, `artifacts/screenshots/${kept}.png`)

async function main(): Promise<void> {
  const read = await Promise.all(
    pictures.map(async (picture) => ({
      ...picture,
      screenshot: await readFile(source(picture)).catch(() => undefined),
    })),
  )
  const missing = read.filter(({ screenshot }) => screenshot === undefined)
  if (missing.length > 0) {
    console.error(`No screenshot yet: ${missing.map(({ kept }) => kept).join(', ')}. Run npm test first.`)
    process.exitCode = 1
    return
  }
  await mkdir(join(root, 'docs/images'), { recursive: true })
  await withBrowser(async (browser) => {
    const page = await browser.newPage()
    for (const { file, screenshot, height } of read) {
      if (screenshot === undefined) continue
      const small = await smallPicture(page, screenshot, height)
      await writeFile(join(root, 'docs/images', file), small)
      console.log(`${file}: ${Math.ceil(small.length / 1000)} kB`)
    }
  })
}

await main()
