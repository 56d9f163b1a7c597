/**
 * `npm run bench -- bases [BASES] [PEOPLE]`: one school server with many bases; 300 bases and 400,000 people, after a tenth of
 * both, without a number: what differs between the two grows with the deployment.
 */
import { type ServerProcess, startServer } from '../cas/server-process.ts'
import { type Deployment, openDeployment } from '../deployment/open-deployment.ts'
import { startSchoolServer } from '../deployment/start-school-server.ts'
import { measureJobs } from './jobs.ts'
import { measurePages } from './pages.ts'

const [bases, people] = [Number(process.argv[2] ?? 300), Number(process.argv[3] ?? 400_000)]
const sizes =
  process.argv[2] === undefined
    ? [
        { bases: bases / 10, people: people / 10 },
        { bases, people },
      ]
    : [{ bases, people }]
for (const size of sizes) await measure(size)

async function measure(size: { readonly bases: number; readonly people: number }): Promise<void> {
  const ent = await startServer('../deployment/cas-server.ts')
  const began = performance.now()
  const deployment = await openDeployment({ ...size, casUrl: ent.url })
  try {
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `${String(size.bases)} bases, ${size.people.toLocaleString('en')} people, loaded in ${seconds} s`,
    )
    const server = await timeStart(deployment)
    await measurePages(server)
    await measureJobs(server, { ...size, database: deployment.database })
    await server.stop()
  } finally {
    await ent.stop()
    await deployment.close()
  }
}

/** From the birth of the process to the first answer; the first start also makes the tables of the jobs. */
async function timeStart(deployment: Deployment): Promise<ServerProcess> {
  await (await startSchoolServer(deployment)).stop()
  const began = performance.now()
  const server = await startSchoolServer(deployment)
  const { rss, cpuMs } = await server.usage()
  const held = Number(await server.ask('heldBytes'))
  const figures = [
    `${(performance.now() - began).toFixed(0)} ms`,
    `${cpuMs.toFixed(0)} ms of processor`,
    `${megabytes(rss)} MB, ${megabytes(held)} held by objects`,
  ]
  console.log(`  start: ${figures.join(', ')}`)
  return server
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0)
}
