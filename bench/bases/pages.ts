import { ask } from '../cas/http-client.ts'
import type { ServerProcess } from '../cas/server-process.ts'
import { signIn } from '../deployment/sign-in.ts'
import { type Asked, asked } from './asked.ts'

const turns = 9

/** Each page in turn, rather than one page after the other, so that what passes on the machine meets them all. */
export async function measurePages(server: ServerProcess): Promise<void> {
  const cookies = {
    hebergeur: await signIn(server.url, 'hebergeur'),
    superviseur: await signIn(server.url, 'superviseur'),
  }
  const taken = new Map<Asked, number[]>(asked.map((page) => [page, []]))
  for (let turn = 0; turn < turns; turn += 1) {
    for (const page of asked) taken.get(page)?.push(await timeOne(server, page, cookies))
  }
  console.log('  page                              p50      worst   statements   (goal 100 ms)')
  for (const [page, times] of taken) {
    times.sort((a, b) => a - b)
    const figures = [times[Math.floor(turns / 2)], times.at(-1)].map((ms = 0) =>
      `${ms.toFixed(1)} ms`.padStart(10),
    )
    const statements = (await statementsOf(server, page, cookies)).length
    console.log(`    ${page.label.padEnd(32)}${figures.join('')}${String(statements).padStart(8)}`)
  }
}

type Cookies = Readonly<Record<'hebergeur' | 'superviseur', string>>

async function timeOne(server: ServerProcess, page: Asked, cookies: Cookies): Promise<number> {
  const began = performance.now()
  const { as, host } = page
  const sent = { ...(as && { cookie: cookies[as] }), ...(host !== undefined && { host }) }
  const { status } = await ask(server.url + page.path, sent)
  if (status !== page.status) throw new Error(`${page.label}: ${String(status)}`)
  return performance.now() - began
}

async function statementsOf(
  server: ServerProcess,
  page: Asked,
  cookies: Cookies,
): Promise<readonly unknown[]> {
  await server.ask('count')
  await timeOne(server, page, cookies)
  return (await server.ask('counted')) as readonly unknown[]
}
