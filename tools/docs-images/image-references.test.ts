import { glob, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ImageReference, imageReferences } from './image-references.ts'
import { pictures } from './pictures.ts'

const root = join(import.meta.dirname, '../..')
const folder = 'docs/images'

async function shown(pages: string): Promise<readonly ImageReference[]> {
  const found = await Array.fromAsync(glob(pages, { cwd: root }))
  const texts = found.map(async (page) => imageReferences(page, await readFile(join(root, page), 'utf8')))
  return (await Promise.all(texts)).flat()
}

const files = async (): Promise<readonly string[]> => await readdir(join(root, folder))
const size = async (file: string): Promise<number> => (await stat(join(root, folder, file))).size

test('an image is found from the page that shows it, with its alternative text; other sites are left out', () => {
  const text = 'a ![La liste](../images/a.webp) b ![](c.png "titre") ![x](https://exemple.fr/d.png) [e](f.md)'
  expect(imageReferences('docs/guides/g.md', text)).toEqual([
    { page: 'docs/guides/g.md', alt: 'La liste', path: 'docs/images/a.webp' },
    { page: 'docs/guides/g.md', alt: '', path: 'docs/guides/c.png' },
  ])
})

test('every image the documentation shows exists', async () => {
  const existing = new Set((await files()).map((file) => `${folder}/${file}`))
  const missing = (await shown('{README,docs/**/*}.md')).filter(({ path }) => !existing.has(path))
  expect(missing).toEqual([])
})

test('every file of docs/images is shown by a page', async () => {
  const used = new Set((await shown('{README,docs/**/*}.md')).map(({ path }) => path))
  expect((await files()).filter((file) => !used.has(`${folder}/${file}`))).toEqual([])
})

test('an image of a guide is described by a French sentence of its own', async () => {
  const guides = await shown('docs/guides/*.md')
  expect(guides.length).toBeGreaterThan(0)
  // Several words, and one of those no French sentence goes without.
  const french = /^(?=(?:\S+\s+){4}).*(?:^|[\s’'])(?:l|le|la|les|un|une|des|de|du|d)(?:[\s’'])/i
  expect(guides.filter(({ alt }) => !french.test(alt))).toEqual([])
  expect(new Set(guides.map(({ alt }) => alt)).size).toBe(guides.length)
})

test('every picture is shown by a guide, is kept by a scenario or a browser test, and is small', async () => {
  const inGuides = new Set((await shown('docs/guides/*.md')).map(({ path }) => path))
  const scenarios = await Array.fromAsync(glob('{e2e/*.e2e.ts,apps/*/src/**/*.test.ts}', { cwd: root }))
  const source = (await Promise.all(scenarios.map((path) => readFile(join(root, path), 'utf8')))).join('\n')
  expect(pictures.filter(({ file }) => !inGuides.has(`${folder}/${file}`))).toEqual([])
  const isKept = (kept: string): boolean =>
    kept.startsWith('e2e-')
      ? source.includes(`.keeps('${kept.slice(4)}')`)
      : source.includes(`shoot(page, '${kept}')`)
  expect(pictures.filter(({ kept }) => !isKept(kept))).toEqual([])
  for (const { file } of pictures) expect(await size(file), file).toBeLessThanOrEqual(80_000)
})

test('the images weigh less than 1.6 MB together', async () => {
  const sizes = await Promise.all((await files()).map(size))
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(1_600_000)
})
