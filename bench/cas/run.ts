/**
 * What one SSO click costs: log-in with a live session, then validation of the ticket, on a real portal with a durable
 * PostgreSQL, against a bare server that gives the same two answers, as constants. Each server has its process; this one only
 * asks, and reads every answer.
 *
 * `npm run bench -- cas [SECONDS] [TICKETS]`: seconds for each level and server, 6 by default; tickets over which memory
 * is watched, 200,000 by default, in 100 times those seconds at most.
 */
import { answersOf } from './bare-answers.ts'
import { click } from './click.ts'
import { clickAs, type Clicked, type ClickFigures, compareClicks } from './clicks.ts'
import { clicksBesideLogIns, measureLogIns, openSessions, overload } from './log-ins.ts'
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

async function compare(bare: Clicked, portal: Clicked): Promise<void> {
  for (const together of [1, 16, 64]) {
    console.log(`clicks, ${String(together)} at a time`)
    const [least, real] = await compareClicks([bare, portal], { together, seconds })
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

async function watchMemory(clicked: Clicked): Promise<void> {
  const { server: portal } = clicked
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
    given += (await repeat(load, (lane) => clickAs(clicked, lane))).each.length
    await look()
  }
  console.log(`memory over ${String(given)} tickets, MB`)
  console.log(`  of the process   ${lent.join(', ')}`)
  console.log(`  held by objects  ${held.join(', ')}`)
}

/** Everybody has a session and clicks once: whom the service must learn of is known ever after. */
async function enter(portal: ServerProcess): Promise<Clicked> {
  const people = []
  for (const cookie of await openSessions(portal)) {
    people.push({ cookie, user: await click(portal.url, cookie) })
  }
  if (new Set(people.map(({ user }) => user)).size < people.length)
    throw new Error('two people were told of as one')
  return { server: portal, people }
}

const portal = await startServer('./portal-server.ts')
const servers = [portal]
try {
  const real = await enter(portal)
  const [{ cookie, user } = { cookie: '', user: '' }] = real.people
  const answers = JSON.stringify(await answersOf(portal.url, cookie))
  const server = await startServer('./bare-server.ts', { BARE_ANSWERS: answers })
  servers.push(server)
  // The same requests and the same answers: all that is told of is the first person.
  const bare = { server, people: real.people.map((person) => ({ ...person, user })) }
  for (const clicked of [real, bare]) {
    await repeat({ together: 16, seconds: 2 }, (lane) => clickAs(clicked, lane))
  }
  await compare(bare, real)
  await watchMemory(real)
  await measureLogIns(portal, seconds)
  await clicksBesideLogIns(real, seconds)
  await overload(portal, seconds)
} finally {
  await Promise.all(servers.map((server) => server.stop()))
}
