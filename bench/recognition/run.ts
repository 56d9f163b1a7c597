/**
 * `npm run bench -- recognition [BASES] [PEOPLE] [SECONDS]`: how long a school server of 300 bases and 400,000 people takes to
 * recognise somebody, from the ticket of the ENT to the page of their space, and what a thousand sessions of one school cost. The
 * ENT is a real CAS server in a process of its own, which answers what is written in the ticket.
 */
import { startServer } from '../cas/server-process.ts'
import { openDeployment } from '../deployment/open-deployment.ts'
import { startSchoolServer } from '../deployment/start-school-server.ts'
import { measureThousand } from './thousand-sessions.ts'
import { measureTrips } from './trips.ts'
import { measureWays } from './ways.ts'

const [bases, people] = [Number(process.argv[2] ?? 300), Number(process.argv[3] ?? 400_000)]
const seconds = Number(process.argv[4] ?? 6)

const ent = await startServer('../deployment/cas-server.ts')
const deployment = await openDeployment({ bases, people, casUrl: ent.url })
try {
  console.log(`${String(bases)} bases, ${people.toLocaleString('en')} people`)
  const school = await startSchoolServer(deployment)
  await measureWays(school, deployment)
  await measureTrips({ school, ent }, deployment, seconds)
  await measureThousand(school, deployment, Math.max(15, 2 * seconds))
  await school.stop()
} finally {
  await ent.stop()
  await deployment.close()
}
