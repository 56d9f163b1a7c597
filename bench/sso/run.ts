/**
 * What one SSO click costs: log-in with a session, then validation of the ticket, on a real portal, against a bare
 * server that answers two constants of the same size. Each server has its process; this one only asks.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { signIn } from './sign-in.ts'
import { serviceUrl } from './service.ts'

const levels = [1, 16, 64]
const secondsPerLevel = 4
const warmUp = 200

interface Server {
  readonly process: ChildProcess
  readonly url: string
}

async function start(file: string): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (typeof message !== 'string') throw new Error(`${file} did not start`)
  return { process: child, url: message }
}

async function stop({ process: child }: Server): Promise<void> {
  const exited = once(child, 'exit')
  child.disconnect()
  await exited
}

/** One click: the browser is sent back with a ticket, the service validates it. Milliseconds. */
async function click(server: string, cookie: string): Promise<number> {
  const service = encodeURIComponent(serviceUrl)
  const started = performance.now()
  const sent = await fetch(`${server}/cas/login?service=${service}`, {
    redirect: 'manual',
    headers: { cookie },
  })
  const ticket = new URL(sent.headers.get('location') ?? '', server).searchParams.get('ticket') ?? ''
  const answer = await fetch(`${server}/cas/serviceValidate?service=${service}&ticket=${ticket}`)
  const text = await answer.text()
  const elapsed = performance.now() - started
  if (!text.includes('<cas:idPronote>')) throw new Error(`unexpected answer: ${text.slice(0, 300)}`)
  return elapsed
}

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

async function measure(server: string, cookie: string, together: number): Promise<Figures> {
  const times: number[] = []
  const started = performance.now()
  const end = started + secondsPerLevel * 1000
  const lane = async (): Promise<void> => {
    while (performance.now() < end) times.push(await click(server, cookie))
  }
  await Promise.all(Array.from({ length: together }, lane))
  const seconds = (performance.now() - started) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

function show(label: string, { perSecond, p50, p99 }: Figures): void {
  const columns = [`${p50.toFixed(1)} ms p50`, `${p99.toFixed(1)} ms p99`, `${perSecond.toFixed(0)} clicks/s`]
  console.log(`  ${label.padEnd(8)}${columns.map((column) => column.padStart(16)).join('')}`)
}

const [portal, bare] = await Promise.all([start('./portal-server.ts'), start('./bare-server.ts')])
try {
  const cookie = await signIn(portal.url)
  for (let count = 0; count < warmUp; count += 1) {
    await click(portal.url, cookie)
    await click(bare.url, '')
  }
  for (const together of levels) {
    const least = await measure(bare.url, '', together)
    const real = await measure(portal.url, cookie, together)
    console.log(`${String(together)} at a time`)
    show('bare', least)
    show('portal', real)
    console.log(
      `  ratio   ${(real.p50 / least.p50).toFixed(1)} at p50, ${(real.p99 / least.p99).toFixed(1)} at p99`,
    )
  }
} finally {
  await Promise.all([stop(portal), stop(bare)])
}
