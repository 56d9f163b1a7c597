import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArchivedFile, tarGzOf, tarOf, zipOf } from '../../testing/archives.ts'
import { archiveLimits } from './archive-limits.ts'
import { type DeliveredFile, unpackDelivery } from './unpack-delivery.ts'

const pupils = 'ENT_Complet_20260901_Eleve_0000.xml'
const staff = 'ENT_Complet_20260901_PersEducNat_0000.xml'
const file = (name: string, text = `<${name}/>`): ArchivedFile => ({ name, bytes: Buffer.from(text) })

function delivered(name: string, bytes: Uint8Array, size = 7000): DeliveredFile {
  return {
    name,
    open: async function* () {
      for (let from = 0; from < bytes.length; from += size)
        yield await Promise.resolve(bytes.subarray(from, from + size))
    },
  }
}

async function unpacked(
  archive: DeliveredFile,
  limits = archiveLimits,
): Promise<readonly (readonly [string, string])[]> {
  const found: [string, string][] = []
  for await (const { name, chunks } of unpackDelivery([archive], limits))
    found.push([name, Buffer.concat(await Array.fromAsync(chunks)).toString()])
  return found
}

const kinds: readonly (readonly [string, (files: readonly ArchivedFile[]) => Promise<Buffer> | Buffer])[] = [
  ['livraison.zip', zipOf],
  ['livraison.tar.gz', tarGzOf],
  ['livraison.TGZ', tarGzOf],
  ['livraison.tar', tarOf],
]

describe.each(kinds)('an archive %s', (name, archived) => {
  const open = async (files: readonly ArchivedFile[], limits = archiveLimits) =>
    unpacked(delivered(name, await archived(files)), limits)

  test('gives its AAF files, folders or not, and names the others without their bytes', async () => {
    const found = await open([
      file(`dossier/${pupils}`, 'a'.repeat(50_000)),
      file(staff, 'b'),
      file('ficAlimMENESR.dtd'),
    ])
    expect(found).toEqual([
      [`dossier/${pupils}`, 'a'.repeat(50_000)],
      [staff, 'b'],
      ['ficAlimMENESR.dtd', ''],
    ])
  })

  test('leaves out what a Macintosh adds', async () => {
    expect(await open([file(`__MACOSX/._${pupils}`), file(`._${staff}`), file(staff, 'b')])).toEqual([
      [staff, 'b'],
    ])
  })

  test.each([`../${pupils}`, `/etc/${pupils}`, `a/../../${pupils}`, `C:\\${pupils}`])(
    'that holds the name %s is refused as dangerous',
    async (path) => {
      await expect(open([file(path)])).rejects.toMatchObject({ code: 'aaf.archive-path' })
    },
  )

  test('with too many files, a file too large, or too much in all, is refused before it is unfolded', async () => {
    const files = [file(staff, 'x'.repeat(400)), file(pupils, 'y'.repeat(400))]
    for (const limit of [{ entries: 1 }, { entryBytes: 399 }, { totalBytes: 700 }])
      await expect(open(files, { ...archiveLimits, ...limit })).rejects.toMatchObject({
        code: 'aaf.archive-bomb',
      })
  })

  test('cut in the middle is refused as broken, wherever it is cut', async () => {
    const bytes = await archived([file(staff, 'x'.repeat(3000)), file(pupils, 'y'.repeat(3000))])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: Math.floor(bytes.length * 0.6) }), async (length) => {
        const cut = unpacked(delivered(name, bytes.subarray(0, length)))
        await expect(cut).rejects.toMatchObject({ code: 'aaf.archive-broken' })
      }),
      { numRuns: 25 },
    )
  })

  test('that is none is refused as broken', async () => {
    const bytes = Buffer.from('<?xml version="1.0"?><a/>'.repeat(50))
    await expect(unpacked(delivered(name, bytes))).rejects.toMatchObject({ code: 'aaf.archive-broken' })
  })
})

describe('an archive bomb', () => {
  test('is stopped by what it gives for what it is, long before its end', async () => {
    const bomb = [file(pupils, '\u0000'.repeat(4 * 1024 ** 2))]
    const limits = { ...archiveLimits, ratioFrom: 1024 ** 2, ratio: 100 }
    for (const [name, bytes] of [
      ['a.zip', zipOf(bomb)],
      ['a.tar.gz', await tarGzOf(bomb)],
    ] as const)
      await expect(unpacked(delivered(name, bytes), limits)).rejects.toMatchObject({
        code: 'aaf.archive-bomb',
      })
  })

  test('an encrypted zip is refused as broken, with what to do', async () => {
    const archive = delivered('a.zip', zipOf([file(pupils)], true))
    await expect(unpacked(archive)).rejects.toMatchObject({ code: 'aaf.archive-broken' })
  })
})
