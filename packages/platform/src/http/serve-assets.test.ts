import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import fastify from 'fastify'
import { expect, test } from 'vitest'

import { serveAssets } from './serve-assets.ts'

test('an asset is served for ever, compressed for who accepts it, and nothing else of its folder is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'preau-assets-'))
  const css = 'p { color: teal }\n'.repeat(50)
  writeFileSync(join(folder, 'tokens.css'), css)
  writeFileSync(join(folder, 'private.txt'), 'private')
  const app = fastify()
  serveAssets(app, [
    { path: '/assets/1a2b/tokens.css', file: join(folder, 'tokens.css'), type: 'text/css; charset=utf-8' },
  ])
  rmSync(folder, { recursive: true })

  const plain = await app.inject('/assets/1a2b/tokens.css')
  expect(plain.body).toBe(css)
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  })
  const zipped = await app.inject({
    url: '/assets/1a2b/tokens.css',
    headers: { 'accept-encoding': 'gzip, br' },
  })
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(css)
  for (const url of [
    '/assets/1a2b/private.txt',
    '/assets/1a2b/../1a2b/private.txt',
    '/assets/',
    '/assets/1a2b/%2e%2e/tokens.css',
  ]) {
    expect((await app.inject(url)).statusCode).toBe(404)
  }
  await app.close()
})
