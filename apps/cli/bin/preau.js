#!/usr/bin/env node
// Entry point of `preau`. Programs run from source, so this file does only two things: it makes sure that the
// pinned Node runs them (npx may start it on the system's older one), and that tsx reads this project's
// settings whatever the current folder is.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const main = new URL('../src/main.ts', import.meta.url)
process.env.TSX_TSCONFIG_PATH ??= join(root, 'tsconfig.json')

if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { register } = await import('tsx/esm/api')
  register()
  await import(main.href)
} else {
  runOnPinnedNode()
}

function runOnPinnedNode() {
  const pinned = createRequire(import.meta.url).resolve('node/package.json')
  const program = join(dirname(pinned), 'bin', 'node')
  const child = spawn(program, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('error', () => {
    console.error(
      'Préau a besoin de Node.js 24 : lancez « npm ci » sans --ignore-scripts dans le dossier du projet.',
    )
    process.exit(78)
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}
