import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import type { FastifyInstance } from 'fastify'

/** A file whose address changes with its content (`uiAssetFiles()` of `@preau/ui`). */
export interface AssetFile {
  /** Address: `/assets/<hash>/tokens.css`. */
  readonly path: string
  /** Absolute path of the file. */
  readonly file: string
  /** Media type. */
  readonly type: string
}

/** Serves exactly these files, for ever. They are read once: no folder is exposed, no path is computed from a request. */
export function serveAssets(app: FastifyInstance, files: readonly AssetFile[]): void {
  for (const { path, file, type } of files) {
    const plain = readFileSync(file)
    const zipped = /^text\/|javascript|json|svg/.test(type) ? gzipSync(plain, { level: 9 }) : undefined
    app.get(path, { config: { quiet: true } }, (request, reply) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type)
      if (zipped === undefined) return reply.send(plain)
      reply.header('vary', 'accept-encoding')
      const accepts = (request.headers['accept-encoding'] ?? '').includes('gzip')
      return accepts ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(plain)
    })
  }
}
