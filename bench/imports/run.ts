/**
 * `npm run bench -- imports [PUPILS …]`: SIECLE, STSWEB and a spreadsheet of a school of so many pupils (470 and 3,000 by default),
 * over HTTP to a real school server: what would change, importing, the same again, undoing. A step that is followed on a page is
 * timed until its end. *held* is the longest time during which the server answered nobody; memory is that of its process.
 */
import { openDeployment } from '../deployment/open-deployment.ts'
import { startSchoolServer } from '../deployment/start-school-server.ts'
import type { ServerProcess } from '../cas/server-process.ts'
import { importBrowser, type ImportBrowser } from './browser.ts'
import { type SchoolFiles, schoolFiles } from './files.ts'

async function measure(files: SchoolFiles): Promise<void> {
  const { uai, people } = files
  const size = { bases: 2, people: 2800, casUrl: 'http://ent.test' }
  const deployment = await openDeployment(size, async ({ commands }) => {
    await commands.createBase({ uai, name: 'Lycée des Tilleuls', schoolYear: 2026 })
  })
  try {
    const server = await startSchoolServer(deployment)
    const { pupils, guardians, staff } = people
    console.log(`  ${pupils} pupils, ${guardians} guardians, ${staff} staff`)
    await steps(server, files)
    await server.stop()
  } finally {
    await deployment.close()
  }
}

async function steps(server: ServerProcess, { uai, siecle, sts, csv }: SchoolFiles): Promise<void> {
  const door = `/${uai}/client/imports`
  const browser = await importBrowser(server.url, `${door}/siecle-sts`)
  const timed = timer(server, browser)
  const look = (kind: 'siecle' | 'sts', files: SchoolFiles['siecle']) =>
    timed(`${kind}: what would change`, () => browser.upload(`${door}/siecle-sts/${kind}/apercu`, files))
  const confirm = (page: string, kind: string, preview: string) =>
    timed(`${kind}: import`, () =>
      preview.includes('/suivi/')
        ? browser.submit(`${preview}/confirmer`, {})
        : browser.submit(`${door}/${page}/confirmer`, { attente: idIn(preview) }),
    )
  await confirm('siecle-sts', 'siecle', await look('siecle', siecle))
  await confirm('siecle-sts', 'sts', await look('sts', sts))
  await timed('siecle: the same again', () => browser.upload(`${door}/siecle-sts/siecle`, siecle))
  const columns = await timed('csv: columns', () => browser.upload(`${door}/csv`, csv, { liste: 'eleves' }))
  const preview = await timed('csv: what would change', async () =>
    browser.submit(columns, chosenColumns(await browser.read(columns))),
  )
  const run = await confirm('csv', 'csv', preview)
  await timed('csv: undo', () => browser.submit(`${run}/annuler`, {}))
}

/** Runs a step until the page that it ends on, says what it took, and returns the address of that page. */
const timer =
  (server: ServerProcess, browser: ImportBrowser) =>
  async (label: string, step: () => Promise<string>): Promise<string> => {
    await server.usage()
    const began = performance.now()
    const led = await step()
    const answered = performance.now() - began
    const ended = await browser.end(led)
    const whole = performance.now() - began
    const { rss, stallMs } = await server.usage()
    const columns = [
      label.padEnd(26),
      `answered ${(answered / 1000).toFixed(2).padStart(6)} s`,
      `ended ${(whole / 1000).toFixed(2).padStart(6)} s`,
      `held ${stallMs.toFixed(0).padStart(5)} ms`,
      `${String(Math.round(rss / 1_048_576)).padStart(4)} MiB`,
    ]
    console.log(`    ${columns.join('   ')}`)
    return ended
  }

const idIn = (preview: string): string => /\/apercu\/(\d+)/.exec(preview)?.[1] ?? ''

/** The columns that the page proposes, sent back as they are. */
const chosenColumns = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(
      page.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs),
      ([, name = '', options = '']) => [
        name,
        /value="([^"]*)"[^>]* selected|selected[^>]* value="([^"]*)"/.exec(options)?.slice(1).find(Boolean) ??
          '',
      ],
    ),
  )

const asked = process.argv.slice(2).map(Number)
for (const pupils of asked.length > 0 ? asked : [470, 3000]) await measure(schoolFiles(pupils))
