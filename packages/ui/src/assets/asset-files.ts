import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Every file a page may ask for, by the name it has in addresses, with its place on the disk and its media type. */
export const assetSources = {
  'tokens.css': { file: own('tokens.css'), type: 'text/css; charset=utf-8' },
  'shell.css': { file: own('shell.css'), type: 'text/css; charset=utf-8' },
  'forms.css': { file: own('forms.css'), type: 'text/css; charset=utf-8' },
  'content.css': { file: own('content.css'), type: 'text/css; charset=utf-8' },
  'tabler.min.css': {
    file: require.resolve('@tabler/core/dist/css/tabler.min.css'),
    type: 'text/css; charset=utf-8',
  },
  'figtree.woff2': {
    file: require.resolve('@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'),
    type: 'font/woff2',
  },
  'htmx.min.js': {
    file: require.resolve('htmx.org/dist/htmx.min.js'),
    type: 'text/javascript; charset=utf-8',
  },
  'idle-warning.js': { file: own('idle-warning.js'), type: 'text/javascript; charset=utf-8' },
  'favicon-portal.svg': { file: own('favicon-portal.svg'), type: 'image/svg+xml' },
  'favicon-school.svg': { file: own('favicon-school.svg'), type: 'image/svg+xml' },
} as const satisfies Record<string, { readonly file: string; readonly type: string }>

/** Name of an asset. */
export type AssetName = keyof typeof assetSources

/**
 * One version for all assets, since the style sheet names its neighbours by relative address: the first 12 hexadecimal
 * digits of the SHA-256 of their contents.
 */
export const assetVersion: string = Object.values(assetSources)
  .reduce((hash, { file }) => hash.update(readFileSync(file)), createHash('sha256'))
  .digest('hex')
  .slice(0, 12)
