import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'

import { replyOf } from './exchange-of.ts'
import type { FormSource, RawFields } from './read-form.ts'
import { httpRefusals } from './refusals.ts'

/** A file that was received whole, in a temporary place. */
export interface UploadedFile {
  /** Name on the machine of whoever sent it, without folders; shown, never used as a path. */
  readonly fileName: string
  /** What the browser believes it is. */
  readonly mediaType: string
  readonly bytes: number
  readonly path: string
  read(): AsyncIterable<Uint8Array>
  /** Copies the file where it will outlive the request (another disk, maybe). */
  keepAs(path: string): Promise<void>
}

/** A form with files. Give it to `readForm` for its other fields. */
export interface Upload extends FormSource {
  /** The file of a field; undefined when none was chosen. */
  file(field: string): UploadedFile | undefined
  /** Every file of a field that takes several. */
  files(field: string): readonly UploadedFile[]
}

/** Limits of an upload. */
export interface UploadOptions {
  /** Largest file, bytes. */
  readonly maxBytes: number
  readonly maxFiles?: number
}

/**
 * Receives the files of a form on disk, without holding them in memory. The route declares `config: { upload: true }`. Files are
 * removed when the answer is sent, unless kept.
 *
 * @throws Refusal `http.unsupported-type`, `http.forged`, `upload.too-large`, `upload.interrupted`
 */
export async function readUpload(request: FastifyRequest, options: UploadOptions): Promise<Upload> {
  if (!request.isMultipart()) throw httpRefusals.refuse('http.unsupported-type')
  const folder = await mkdtemp(join(tmpdir(), 'preau-upload-'))
  const remove = (): void => void rm(folder, { recursive: true, force: true }).catch(() => undefined)
  const { raw } = replyOf(request)
  // `close` comes after the answer and after an aborted request alike; the sender may even have gone already.
  if (raw.closed || raw.destroyed) {
    remove()
    throw httpRefusals.refuse('upload.interrupted')
  }
  raw.once('close', remove)
  const received = await receive(request, folder, options)
  if (received.tooLarge)
    throw httpRefusals.refuse('upload.too-large', { limit: formatBytes(options.maxBytes) })
  const files = (field: string): readonly UploadedFile[] => received.files.get(field) ?? []
  return { fields: received.fields, file: (field) => files(field).at(-1), files }
}

interface Received {
  readonly fields: RawFields
  readonly files: ReadonlyMap<string, readonly UploadedFile[]>
  readonly tooLarge: boolean
}

async function receive(request: FastifyRequest, folder: string, options: UploadOptions): Promise<Received> {
  const fields = new Map<string, string[]>()
  const files = new Map<string, UploadedFile[]>()
  let count = 0
  const limits = { fileSize: options.maxBytes, files: options.maxFiles ?? 1, fields: 200, fieldSize: 65_536 }
  let tooLarge = false
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)])
      continue
    }
    // The token comes first in our forms: nothing is written for a forged one.
    request.verifyCsrf(request.headers['x-csrf-token'] ?? fields.get('_csrf')?.at(-1))
    const file = await receiveFile(part, join(folder, `${count++}`))
    // The rest of a file that is too large is read and dropped, so that the browser gets to see the answer.
    tooLarge ||= part.file.truncated
    if (file !== undefined) files.set(part.fieldname, [...(files.get(part.fieldname) ?? []), file])
  }
  request.verifyCsrf(request.headers['x-csrf-token'] ?? fields.get('_csrf')?.at(-1))
  return { fields, files, tooLarge }
}

async function receiveFile(part: MultipartFile, path: string): Promise<UploadedFile | undefined> {
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    throw httpRefusals.refuse('upload.interrupted', undefined, { cause: error })
  }
  const { size } = await stat(path)
  // A browser sends an empty, nameless file for a field where nothing was chosen.
  if (part.filename === '' && size === 0) return undefined
  return {
    fileName: shownName(part.filename),
    mediaType: part.mimetype,
    bytes: size,
    path,
    read: () => createReadStream(path),
    keepAs: (target) => copyFile(path, target),
  }
}

const shownName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{Cc}/gu, '').slice(0, 200)

function formatBytes(bytes: number): string {
  const megabytes = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(bytes / 1_048_576)
  return `${megabytes}\u00A0Mo`
}
