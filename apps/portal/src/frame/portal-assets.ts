import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { AssetFile } from '@preau/platform'

const require = createRequire(import.meta.url)
const own = (name: string): string => fileURLToPath(new URL(`assets/${name}`, import.meta.url))
const script = 'text/javascript; charset=utf-8'

const sources = {
  'letters.css': { file: own('letters.css'), type: 'text/css; charset=utf-8' },
  'password-meter.js': { file: own('password-meter.js'), type: script },
  'security-key.js': { file: own('security-key.js'), type: script },
  // The package names no file of its bundle; it stands beside its entry.
  'webauthn.js': {
    file: fileURLToPath(
      new URL('../dist/bundle/index.umd.min.js', `file://${require.resolve('@simplewebauthn/browser')}`),
    ),
    type: script,
  },
} as const satisfies Record<string, Omit<AssetFile, 'path'>>

export type PortalAssetName = keyof typeof sources

const version = Object.values(sources)
  .reduce((hash, { file }) => hash.update(readFileSync(file)), createHash('sha256'))
  .digest('hex')
  .slice(0, 12)

/** Address of a file of the portal's own pages. It changes with the content, so that browsers may keep it for ever. */
export function portalAssetUrl(name: PortalAssetName): string {
  return `/assets/portal-${version}/${name}`
}

/** The files that the portal serves besides those of every page. */
export function portalAssets(): readonly AssetFile[] {
  const names = Object.keys(sources) as PortalAssetName[]
  return names.map((name) => ({ path: portalAssetUrl(name), ...sources[name] }))
}
