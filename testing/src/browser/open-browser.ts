import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { chromiumFiles } from './chromium-files.ts'

const run = promisify(execFile)

const quiet = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // A page of ours needs nothing from outside: whoever asks for it gets an error, which fails the scenario.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
]

interface Launch {
  readonly executablePath: string
  readonly env: Record<string, string>
}

/**
 * Starts Chromium. One browser per test file is enough: people are separated by {@link newPerson}.
 *
 * On Linux x64 it is the browser of the npm package, with its own libraries when the machine lacks them.
 * Elsewhere, or with `PREAU_TEST_BROWSER=/path/to/chrome`, it is an installed Chrome or Chromium.
 */
export async function openBrowser(): Promise<Browser> {
  const launch = await chooseExecutable()
  return await chromium.launch({
    args: quiet,
    // Root, and containers, have no sandbox to give; these pages are ours alone.
    chromiumSandbox: false,
    ...(launch ?? { channel: 'chrome' }),
  })
}

/** Starts Chromium for one piece of work and closes it whatever happens. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await openBrowser()
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

async function chooseExecutable(): Promise<Launch | undefined> {
  const own = process.env.PREAU_TEST_BROWSER
  if (own) return { executablePath: own, env: environment({}) }
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  return await packagedChromium()
}

async function packagedChromium(): Promise<Launch> {
  const files = await chromiumFiles(packageVersion())
  const fonts = { FONTCONFIG_FILE: files.fontConfig }
  const bare = { executablePath: files.executable, env: environment(fonts) }
  if ((await whyItDoesNotStart(bare)) === undefined) return bare
  const helped = { ...bare, env: environment({ ...fonts, LD_LIBRARY_PATH: files.libraries }) }
  const problem = await whyItDoesNotStart(helped)
  if (problem !== undefined) throw new Error(`Chromium does not start on this machine: ${problem}`)
  return helped
}

/** A missing shared library shows at once, whatever the arguments. */
async function whyItDoesNotStart(launch: Launch): Promise<string | undefined> {
  try {
    await run(launch.executablePath, ['--version', '--no-sandbox'], { env: launch.env })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function environment(more: Record<string, string>): Record<string, string> {
  const known = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { ...Object.fromEntries(known), ...more }
}

function packageVersion(): string {
  const { dependencies } = createRequire(import.meta.url)('../../package.json') as {
    dependencies: Record<string, string>
  }
  return dependencies['@sparticuz/chromium'] ?? 'unknown'
}
