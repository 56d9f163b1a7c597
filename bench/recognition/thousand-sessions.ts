import { logoutMessage } from '@preau/cas'
import { ask } from '../cas/http-client.ts'
import { figuresOf, repeat, type Times } from '../cas/measure.ts'
import type { ServerProcess } from '../cas/server-process.ts'
import { show } from '../cas/show.ts'
import type { Deployment } from '../deployment/open-deployment.ts'
import { type Sampled, samplePeople } from '../deployment/sample-people.ts'
import { signIn } from '../deployment/sign-in.ts'
import { byIdentifier } from './came-as.ts'
import { enter, type Entered, openSpace } from './trip.ts'

const sessions = 1000
/** Between two pages of one person. */
const pauseMs = 5000

/** A thousand people of one school at once: what they hold, their pages, who sees them, and how they leave. */
export async function measureThousand(
  school: ServerProcess,
  { database }: Deployment,
  seconds: number,
): Promise<void> {
  const people = await peopleOfOneBase({ database })
  const [person] = people
  if (!person) throw new Error('nobody to sign in')
  const lent = await school.usage()
  const held = Number(await school.ask('heldBytes'))
  const entered: Entered[] = []
  await repeat({ together: 16, seconds: 300, atMost: sessions }, async (lane) => {
    const one = people[(entered.length + lane) % people.length] ?? person
    entered.push(await enter(school.url, one, byIdentifier(one)))
  })
  const kilobytes = (Number(await school.ask('heldBytes')) - held) / 1024 / entered.length
  const { rss } = await school.usage()
  const grown = `${((rss - lent.rss) / 1_048_576).toFixed(0)} MB more of the process`
  console.log(
    `  ${String(entered.length)} sessions of one base: ${kilobytes.toFixed(1)} KB held each, ${grown}`,
  )
  await browse(school, entered, seconds)
  await watch(school, person)
  await leave(school, person, entered)
}

/** The base with the most of them. */
async function peopleOfOneBase({ database }: Pick<Deployment, 'database'>): Promise<readonly Sampled[]> {
  const everybody = await samplePeople(database, { recognition: 'identifier', known: true, most: 1_000_000 })
  const byBase = Object.values(Object.groupBy(everybody, ({ baseId }) => baseId))
  return byBase.reduce<readonly Sampled[]>((most, one = []) => (one.length > most.length ? one : most), [])
}

/** Everybody opens their page every few seconds, not all at the same instant. */
async function browse(school: ServerProcess, entered: readonly Entered[], seconds: number): Promise<void> {
  const each: number[] = []
  const before = await school.usage()
  const began = performance.now()
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const live = async (session: Entered, place: number): Promise<void> => {
    await wait((place * pauseMs) / entered.length)
    while (performance.now() - began < seconds * 1000) {
      const start = performance.now()
      await openSpace(school.url, session)
      each.push(performance.now() - start)
      await wait(pauseMs)
    }
  }
  await Promise.all(entered.map(live))
  const times: Times = { each, elapsed: performance.now() - began }
  const after = await school.usage()
  const busy = (ms: number): string => `${((100 * ms) / times.elapsed).toFixed(0)} % of a core`
  show('pages', figuresOf([times]), [
    `school ${busy(after.cpuMs - before.cpuMs)}, database ${busy((after.databaseMs ?? 0) - (before.databaseMs ?? 0))}`,
    `longest stall ${after.stallMs.toFixed(0)} ms`,
  ])
}

const connectedPath = ({ pathName }: Sampled): string => `/${pathName}/client/identites/connectes`

async function watch(school: ServerProcess, person: Sampled): Promise<void> {
  const cookie = await signIn(school.url, 'hebergeur')
  for (const page of [1, 20]) {
    const times = await repeat({ together: 1, seconds: 10, atMost: 11 }, async () => {
      const { status, body } = await ask(`${school.url}${connectedPath(person)}?page=${String(page)}`, {
        cookie,
      })
      if (status !== 200 || !/\d\s\d{3}/.test(body)) throw new Error(`connected: ${String(status)}`)
    })
    show(`list, ${String(page)}`, figuresOf([times]), ['page of the connected people'])
  }
}

/** Two hundred by the single logout of the ENT, then everybody who is left by the supervisor. */
async function leave(school: ServerProcess, person: Sampled, entered: readonly Entered[]): Promise<void> {
  let next = 0
  for (const together of [1, 16]) {
    const times = await repeat({ together, seconds: 20, atMost: 100 }, async () => {
      const session = entered[next]
      next += 1
      if (session) await closeByEnt(school.url, session)
    })
    show(`logout ${String(together)}`, figuresOf([times]), ['single logout received from the ENT'])
  }
  const cookie = await signIn(school.url, 'hebergeur')
  const page = await ask(school.url + connectedPath(person), { cookie })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const before = await school.usage()
  await school.ask('count')
  const began = performance.now()
  const form = { _csrf: token, session: 'toutes' }
  const answer = await ask(`${school.url}${connectedPath(person)}/deconnecter`, { cookie, form })
  const took = performance.now() - began
  const statements = (await school.ask('counted')) as readonly string[]
  const after = await school.usage()
  if (answer.status !== 303) throw new Error(`not disconnected: ${String(answer.status)}`)
  const spent = `${(after.cpuMs - before.cpuMs).toFixed(0)} + ${((after.databaseMs ?? 0) - (before.databaseMs ?? 0)).toFixed(0)} ms of processor`
  console.log(
    `  everybody disconnected: ${took.toFixed(0)} ms, ${spent}, ${String(statements.length)} statements`,
  )
}

async function closeByEnt(server: string, { path, ticket }: Entered): Promise<void> {
  const message = logoutMessage({ id: `LR-${ticket.slice(3, 20)}`, issuedAt: new Date(), ticket })
  const { status } = await ask(server + path, { form: { logoutRequest: message } })
  if (status !== 200) throw new Error(`logout: ${String(status)}`)
}
