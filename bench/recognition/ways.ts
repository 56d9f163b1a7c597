import { figuresOf, repeat } from '../cas/measure.ts'
import type { ServerProcess } from '../cas/server-process.ts'
import { type Sampled, samplePeople, type Which } from '../deployment/sample-people.ts'
import type { Deployment } from '../deployment/open-deployment.ts'
import type { Came } from '../deployment/ticket.ts'
import { asNobody, byIdentifier, byIdentity } from './came-as.ts'
import { describeTimes, readRecognitionTimes } from './recognition-times.ts'
import { comeBack, textOf } from './trip.ts'

interface Way {
  readonly label: string
  readonly which: Pick<Which, 'recognition' | 'known'>
  readonly as: (one: Sampled) => Came
  readonly status: number
}

const most = 150

/** How people come, and what the server answers: 303 in, 200 a question, 4xx a failure that is explained. */
const ways: readonly Way[] = [
  { label: 'known', which: { recognition: 'identifier', known: true }, as: byIdentifier, status: 303 },
  {
    label: 'identifier, first time',
    which: { recognition: 'identifier', known: false },
    as: byIdentifier,
    status: 303,
  },
  { label: 'identity, known', which: { recognition: 'identity', known: true }, as: byIdentity, status: 303 },
  {
    label: 'identity, first time',
    which: { recognition: 'identity', known: false },
    as: byIdentity,
    status: 303,
  },
  { label: 'double, known', which: { recognition: 'double', known: true }, as: byIdentifier, status: 303 },
  { label: 'double, asked', which: { recognition: 'double', known: false }, as: byIdentifier, status: 200 },
  {
    label: 'identifier of nobody',
    which: { recognition: 'identifier', known: false },
    as: asNobody,
    status: 403,
  },
  {
    label: 'identity of nobody',
    which: { recognition: 'identity', known: false },
    as: asNobody,
    status: 403,
  },
]

/** Each way of being recognised, one person at a time. */
export async function measureWays(server: ServerProcess, { database }: Deployment): Promise<void> {
  console.log('  recognised, one at a time                                        (goal: under 10 ms)')
  for (const { label, which, as, status } of ways) {
    const people = await samplePeople(database, { ...which, most: most + 1 })
    const one = async (person: Sampled): Promise<void> => {
      const answer = await comeBack(server.url, person.path, as(person)).answer
      if (answer.status !== status) throw new Error(`${label}: ${String(answer.status)} ${textOf(answer)}`)
    }
    const [first, ...others] = people
    if (!first) throw new Error(`nobody for ${label}`)
    await server.ask('count')
    await one(first)
    const statements = (await server.ask('counted')) as readonly string[]
    const before = await readRecognitionTimes(server.url)
    let next = 0
    const times = await repeat({ together: 1, seconds: 30, atMost: others.length }, () => {
      const person = others[next]
      next += 1
      return one(person ?? first)
    })
    const { p50, p99 } = figuresOf([times])
    const said = describeTimes(before, await readRecognitionTimes(server.url))
    const trip = `whole answer ${p50.toFixed(1)} ms p50, ${p99.toFixed(1)} p99`
    console.log(`    ${label.padEnd(24)}${said}, ${trip}, ${String(statements.length)} statements`)
  }
}
