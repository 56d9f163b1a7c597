import { type Answer, ask } from '../cas/http-client.ts'
import type { Sampled } from '../deployment/sample-people.ts'
import { cookiesOf } from '../deployment/sign-in.ts'
import { type Came, writeTicket } from '../deployment/ticket.ts'

/** A session of a space, and the ticket by which the ENT may close it. */
export interface Entered {
  readonly path: string
  readonly cookie: string
  readonly ticket: string
}

let serial = 0

/** Comes back from the ENT with a new ticket; a browser has the cookie of the way there. */
export function comeBack(
  server: string,
  path: string,
  came: Came,
): { readonly ticket: string; readonly answer: Promise<Answer> } {
  serial += 1
  const ticket = writeTicket(serial, came)
  return { ticket, answer: ask(`${server}${path}?ticket=${ticket}`, { cookie: 'preau_vers_ent=1' }) }
}

/** From the ticket to the page of the space. */
export async function enter(server: string, { path }: Pick<Sampled, 'path'>, came: Came): Promise<Entered> {
  const { ticket, answer: asked } = comeBack(server, path, came)
  const answer = await asked
  if (answer.status !== 303) throw new Error(`not let in: ${String(answer.status)} ${path} ${textOf(answer)}`)
  const entered = { path, cookie: cookiesOf(answer.headers['set-cookie']), ticket }
  await openSpace(server, entered)
  return entered
}

/** The page of a space, by its session. */
export async function openSpace(server: string, { path, cookie }: Entered): Promise<void> {
  const page = await ask(server + path, { cookie })
  if (page.status !== 200) throw new Error(`no page: ${String(page.status)} ${path} ${textOf(page)}`)
}

/** Words of a page, to understand an answer that was not expected. */
export const textOf = ({ body }: Answer): string => body.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 600)
