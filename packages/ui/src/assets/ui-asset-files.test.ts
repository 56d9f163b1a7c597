import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { assetUrl } from './asset-url.ts'
import { uiAssetFiles } from './ui-asset-files.ts'

describe('the static files', () => {
  it('all exist, under one address that changes with their content', () => {
    for (const { path, file } of uiAssetFiles()) {
      expect(existsSync(file)).toBe(true)
      expect(path).toMatch(/^\/assets\/[0-9a-f]{12}\/[a-z0-9.-]+$/)
    }
    expect(uiAssetFiles().map(({ path }) => path)).toContain(assetUrl('tokens.css'))
  })

  it('contain every file the style sheets ask for, and nothing is asked elsewhere', () => {
    const served = new Set(uiAssetFiles().map(({ path }) => path.split('/').at(-1)))
    for (const { file } of uiAssetFiles().filter(({ path }) => path.endsWith('.css'))) {
      const asked = Array.from(
        readFileSync(file, 'utf8').matchAll(/url\("?(?!"?data:)([^")]+)"?\)/g),
        ([, url]) => url,
      )
      for (const url of asked) expect(served).toContain(url)
    }
  })
})
