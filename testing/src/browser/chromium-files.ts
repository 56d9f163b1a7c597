import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

/** Where the unpacked browser stands. */
export interface ChromiumFiles {
  /** The executable. */
  readonly executable: string
  /** Shared libraries (nss, nspr, expat) for a machine that has none. */
  readonly libraries: string
  /** A fontconfig file that knows only the packaged font: text looks the same everywhere. */
  readonly fontConfig: string
}

const require = createRequire(import.meta.url)
const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')))
const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url))

/**
 * Unpacks the browser of `@sparticuz/chromium` once per checkout and says where it is.
 *
 * The package's own unpacking writes to a fixed place of the temporary folder and trusts any file it finds
 * there, half written or somebody else's. Here the files are prepared apart and appear in one rename, so that
 * two test files may start together.
 */
export async function chromiumFiles(version: string): Promise<ChromiumFiles> {
  const home = join(cacheFolder, `chromium-${version}`)
  if (!existsSync(home)) await unpackInto(home)
  return {
    executable: join(home, 'chromium'),
    libraries: join(home, 'lib'),
    fontConfig: join(home, 'fonts.conf'),
  }
}

async function unpackInto(home: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true })
  const draft = await mkdtemp(`${home}.draft-`)
  try {
    await Promise.all([
      decompress('chromium.br', createWriteStream(join(draft, 'chromium'), { mode: 0o700 })),
      decompress('al2023.tar.br', extract(draft)),
      decompress('fonts.tar.br', extract(draft)),
    ])
    await writeFile(join(draft, 'fonts.conf'), fontConfiguration(home))
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

async function decompress(archive: string, target: NodeJS.WritableStream): Promise<void> {
  await pipeline(createReadStream(join(packageFolder, 'bin', archive)), createBrotliDecompress(), target)
}

function fontConfiguration(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`
}
