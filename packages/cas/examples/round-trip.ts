import { pathToFileURL } from 'node:url'
import { smallApplication } from './small-application.ts'
import { smallServer } from './small-server.ts'

const service = 'https://cahier.exemple.fr/'

/**
 * A whole round trip between the two ends, from the click to the log-out, told line by line. Requests and answers are those
 * of the web platform, so that no socket is needed: `server.answer` can be given to any HTTP server.
 */
export async function roundTrip(tell: (line: string) => void): Promise<void> {
  const server = smallServer({
    registry: [{ url: service }],
    now: () => new Date('2026-09-07T08:00:00Z'),
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    whoIs: () => 'NAA31614',
  })
  const fetchText = (url: string): Promise<string> => server.answer(new Request(url)).text()
  const application = smallApplication({ casServer: 'ent.exemple.fr/cas/login', service, fetchText })

  const sent = headerOf(await application(new Request(service)))
  tell(`the application sends her to  ${sent}`)
  const back = headerOf(server.answer(new Request(sent)))
  tell(`the ENT sends her back to     ${back.replace(/ST-\w+/, 'ST-…')}`)
  tell(`the application says          ${await textOf(application(new Request(back)))}`)
  tell(`the same ticket once more     ${await textOf(application(new Request(back)))}`)
  const mistyped = `https://ent.exemple.fr/cas/login?service=${encodeURIComponent('http://cahier.exemple.fr/')}`
  const refused = (await server.answer(new Request(mistyped)).json()) as {
    readonly nearest: { readonly differences: readonly object[] }
  }
  tell(`a wrong service address       ${JSON.stringify(refused.nearest.differences)}`)
  const body = server.farewell(new URL(back).searchParams.get('ticket') ?? '')
  const farewell = new Request(service, { method: 'POST', body })
  tell(`she logs out of the ENT       ${await textOf(application(farewell))}`)
}

const headerOf = (response: Response): string => response.headers.get('location') ?? ''
const textOf = async (response: Promise<Response>): Promise<string> => (await response).text()

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await roundTrip((line) => process.stdout.write(`${line}\n`))
