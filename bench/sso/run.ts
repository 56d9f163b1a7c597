/**
 * What one SSO click costs: log-in with a live session, then validation of the ticket, on a real portal with a durable
 * PostgreSQL, against a bare server that answers two constants of the same size. Each server has its process; this one
 * only asks, and reads every answer. `npm run bench -- sso [SECONDS]`: seconds for each level, 4 by default.
 */
import { click } from './click.ts'
import { type Figures, measure } from './measure.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { people } from './service.ts'
import { signIn } from './sign-in.ts'

const levels = [1, 16, 64]
const seconds = Number(process.argv[2] ?? 4)
/** Memory is looked at over so many tickets, in so much time at most. */
const long = { together: 64, atMost: 200_000, seconds: seconds * 15 }

function show(label: string, { perSecond, p50, p99 }: Figures, more = ''): void {
  const columns = [`${p50.toFixed(1)} ms p50`, `${p99.toFixed(1)} ms p99`, `${perSecond.toFixed(0)} /s`]
  console.log(`  ${label.padEnd(10)}${columns.map((column) => column.padStart(14)).join('')}   ${more}`)
}

/** Clicks for some time, and the processor time of the server for each. */
async function clicks(
  server: ServerProcess,
  cookies: readonly string[],
  together: number,
): Promise<Figures & { readonly cpuMs: number }> {
  const before = await server.usage()
  const figures = await measure({ together, seconds }, (lane) => click(server.url, cookies[lane] ?? ''))
  const { cpuMs } = await server.usage()
  return { ...figures, cpuMs: (cpuMs - before.cpuMs) / figures.count }
}

async function compare(
  portal: ServerProcess,
  bare: ServerProcess,
  cookies: readonly string[],
): Promise<void> {
  for (const together of levels) {
    console.log(`${String(together)} at a time`)
    const least = await clicks(bare, [], together)
    show('bare', least, `${least.cpuMs.toFixed(2)} ms CPU a click`)
    const real = await clicks(portal, cookies, together)
    show('portal', real, `${real.cpuMs.toFixed(2)} ms CPU a click`)
    const throughput = (real.perSecond / least.perSecond).toFixed(2)
    console.log(
      `  ratio     throughput ${throughput}, p50 ${(real.p50 / least.p50).toFixed(1)}, p99 ${(real.p99 / least.p99).toFixed(1)}`,
    )
  }
}

/** The caller that waits for argon2 longest is the one that measures it: no ratio, only figures. */
async function logIns(server: string): Promise<readonly string[]> {
  const cookies: string[] = []
  for (let person = 0; person < people; person += 1) cookies.push(await signIn(server, person))
  for (const together of levels.filter((level) => level <= 16)) {
    const figures = await measure({ together, seconds }, (lane) => signIn(server, lane))
    console.log(`password log-ins, ${String(together)} at a time`)
    show('portal', figures)
  }
  return cookies
}

async function watchMemory(portal: ServerProcess, cookies: readonly string[]): Promise<void> {
  const megabytes = async (): Promise<string> => ((await portal.usage()).rss / 1_048_576).toFixed(0)
  const before = await megabytes()
  const third = { ...long, atMost: long.atMost / 3, seconds: long.seconds / 3 }
  const seen: string[] = []
  let tickets = 0
  for (let part = 0; part < 3; part += 1) {
    tickets += (await measure(third, (lane) => click(portal.url, cookies[lane] ?? ''))).count
    seen.push(await megabytes())
  }
  console.log(`memory over ${String(tickets)} tickets: ${before} MB before, then ${seen.join(', ')} MB`)
}

const [portal, bare] = await Promise.all([startServer('./portal-server.ts'), startServer('./bare-server.ts')])
try {
  const cookies = await logIns(portal.url)
  for (const server of [portal, bare]) {
    await measure({ together: 16, seconds: 2 }, (lane) => click(server.url, cookies[lane] ?? ''))
  }
  await compare(portal, bare, cookies)
  await watchMemory(portal, cookies)
} finally {
  await Promise.all([portal.stop(), bare.stop()])
}
