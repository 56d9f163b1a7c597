import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { type IconName, iconNames } from './icon-names.ts'

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('@tabler/icons/outline/home.svg'))

/** Inner SVG markup (24 × 24, strokes) of each icon, read once from `@tabler/icons` when the process starts. */
export const iconShapes: ReadonlyMap<IconName, string> = new Map(
  iconNames.map((name) => [name, readShapes(name)] as const),
)

function readShapes(name: IconName): string {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8')
  // The first path of every Tabler file only spans the drawing area.
  return Array.from(svg.matchAll(/<(?:path|circle|rect|line|polyline)\b[^>]*\/>/g), ([shape]) => shape)
    .filter((shape) => !shape.includes('stroke="none"'))
    .join('')
}
