import { figuresOf, repeat } from '../cas/measure.ts'
import type { ServerProcess } from '../cas/server-process.ts'
import { show } from '../cas/show.ts'
import type { Deployment } from '../deployment/open-deployment.ts'
import { samplePeople } from '../deployment/sample-people.ts'
import { byIdentifier } from './came-as.ts'
import { enter } from './trip.ts'

/** From the ticket to the page of the space, people whom their base knows, spread over the bases. */
export async function measureTrips(
  { school, ent }: { readonly school: ServerProcess; readonly ent: ServerProcess },
  { database }: Deployment,
  seconds: number,
): Promise<void> {
  const people = await samplePeople(database, { recognition: 'identifier', known: true, most: 2000 })
  let next = 0
  const one = async (): Promise<void> => {
    const person = people[next % people.length]
    next += 1
    if (person) await enter(school.url, person, byIdentifier(person))
  }
  await repeat({ together: 16, seconds: 2 }, one)
  await school.ask('count')
  await one()
  const statements = (await school.ask('counted')) as readonly string[]
  console.log(
    `  ticket to space: ${String(statements.length)} statements a trip, two requests and one call to the ENT`,
  )
  for (const together of [1, 16, 64]) {
    const [before, entBefore, driver] = [await school.usage(), await ent.usage(), process.cpuUsage()]
    const figures = figuresOf([await repeat({ together, seconds }, one)])
    const { user, system } = process.cpuUsage(driver)
    const [after, entAfter] = [await school.usage(), await ent.usage()]
    const each = (ms: number): string => (ms / figures.count).toFixed(2)
    const spent = [
      `school ${each(after.cpuMs - before.cpuMs)}`,
      `database ${each((after.databaseMs ?? 0) - (before.databaseMs ?? 0))}`,
      `ENT ${each(entAfter.cpuMs - entBefore.cpuMs)}`,
      `driver ${each((user + system) / 1000)}`,
    ]
    const stall = `longest stall ${after.stallMs.toFixed(0)} ms`
    show(`${String(together)} at a time`, figures, [`CPU a trip: ${spent.join(' + ')} ms`, stall])
  }
}
