import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'

/** A file to put in an archive. */
export interface ArchivedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export async function tarOf(files: readonly ArchivedFile[]): Promise<Buffer> {
  const tar = pack()
  for (const { name, bytes } of files) tar.entry({ name }, Buffer.from(bytes))
  tar.finalize()
  const chunks: unknown[] = await Array.fromAsync(tar)
  return Buffer.concat(chunks.filter((chunk) => chunk instanceof Uint8Array))
}

export const tarGzOf = async (files: readonly ArchivedFile[]): Promise<Buffer> => gzipSync(await tarOf(files))

/** A zip with its two headers a file (APPNOTE 4.3), names as they are given. `encrypted` sets the flag only. */
export function zipOf(files: readonly ArchivedFile[], encrypted = false): Buffer {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const data = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(encrypted ? 1 : 0, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, tail, title]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end])
}
