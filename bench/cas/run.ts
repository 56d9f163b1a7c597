/**
 * What one SSO click costs: log-in with a live session, then validation of the ticket, on a real portal with a durable
 * PostgreSQL, against a bare server that answers two constants of the same size. Each server has its process; this one
 * only asks, and reads every answer.
 *
 * `npm run bench -- cas [SECONDS] [TICKETS]`: seconds for each level and server, 6 by default; tickets over which memory
 * is watched, 200,000 by default, in 100 times those seconds at most.
 */
import { click } from './click.ts'
import { type ClickFigures, compareClicks } from './clicks.ts'
import { measureLogIns, openSessions, overload } from './log-ins.ts'
import { repeat } from './measure.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { show } from './show.ts'

const seconds = Number(process.argv[2] ?? 6)
const tickets = Number(process.argv[3] ?? 200_000)

function showClicks(label: string, figures: ClickFigures): void {
  const { serverMs, databaseMs, driverMs, stallMs } = figures
  const spent = { [label]: serverMs, database: databaseMs, driver: driverMs }
  const costs = Object.entries(spent).flatMap(([who, ms]) =>
    ms === undefined ? [] : `${who} ${ms.toFixed(3)}`,
  )
  show(label, figures, [`CPU a click: ${costs.join(' + ')} ms`, `longest stall ${stallMs.toFixed(0)} ms`])
}

/** Processor time of a click, all who take part, milliseconds: what a busy machine disturbs least. */
function spent({ serverMs, databaseMs = 0, driverMs }: ClickFigures): number {
  return serverMs + databaseMs + driverMs
}

async function compare(
  portal: ServerProcess,
  bare: ServerProcess,
  cookies: readonly string[],
): Promise<void> {
  for (const together of [1, 16, 64]) {
    console.log(`clicks, ${String(together)} at a time`)
    const servers = [
      { server: bare, cookies: [] },
      { server: portal, cookies },
    ]
    const [least, real] = await compareClicks(servers, { together, seconds })
    if (!least || !real) return
    showClicks('bare', least)
    showClicks('portal', real)
    const throughput = (real.perSecond / least.perSecond).toFixed(2)
    const [p50, p99] = [real.p50 / least.p50, real.p99 / least.p99].map((ratio) => ratio.toFixed(1))
    const processor = (spent(least) / spent(real)).toFixed(2)
    console.log(
      `  ratio   throughput ${throughput}, p50 ${String(p50)}, p99 ${String(p99)}, processor time of a click ${processor}`,
    )
  }
}

async function watchMemory(portal: ServerProcess, cookies: readonly string[]): Promise<void> {
  const parts = 8
  const megabytes = (bytes: unknown): string => (Number(bytes) / 1_048_576).toFixed(0)
  const lent: string[] = []
  const held: string[] = []
  const look = async (): Promise<void> => {
    lent.push(megabytes((await portal.usage()).rss))
    held.push(megabytes(await portal.ask('heldBytes')))
  }
  await look()
  const load = { together: 64, atMost: tickets / parts, seconds: (100 * seconds) / parts }
  let given = 0
  for (let part = 0; part < parts; part += 1) {
    given += (await repeat(load, (lane) => click(portal.url, cookies[lane] ?? ''))).each.length
    await look()
  }
  console.log(`memory over ${String(given)} tickets, MB`)
  console.log(`  of the process   ${lent.join(', ')}`)
  console.log(`  held by objects  ${held.join(', ')}`)
}

const [portal, bare] = await Promise.all([startServer('./portal-server.ts'), startServer('./bare-server.ts')])
try {
  const cookies = await openSessions(portal)
  for (const server of [portal, bare]) {
    await repeat({ together: 16, seconds: 2 }, (lane) => click(server.url, cookies[lane] ?? ''))
  }
  await compare(portal, bare, cookies)
  await watchMemory(portal, cookies)
  await measureLogIns(portal, seconds)
  await overload(portal, seconds)
} finally {
  await Promise.all([portal.stop(), bare.stop()])
}
