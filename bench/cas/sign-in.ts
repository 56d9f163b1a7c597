import { ask } from './http-client.ts'
import { personLogin, personPassword } from './service.ts'

/**
 * Opens the log-in page, types the password, and returns the `cookie` header of the session; none when the portal has too
 * many passwords to check and says when to come back.
 */
export async function signIn(server: string, person: number): Promise<{ readonly cookie?: string }> {
  const page = await ask(`${server}/connexion`)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const cookies = cookiesOf(page.headers['set-cookie'])
  const answer = await ask(`${server}/connexion`, {
    cookie: headerOf(cookies),
    form: { _csrf: token, username: personLogin(person), password: personPassword, next: '/' },
  })
  if (answer.status === 503 && answer.headers['retry-after'] !== undefined) return {}
  if (answer.status !== 303 || answer.headers.location !== '/')
    throw new Error(`no session: ${String(answer.status)} ${answer.body.slice(0, 300)}`)
  return { cookie: headerOf({ ...cookies, ...cookiesOf(answer.headers['set-cookie']) }) }
}

function cookiesOf(lines: readonly string[] = []): Readonly<Record<string, string>> {
  const pairs = lines.map((line) => /^([^=]+)=([^;]*)/.exec(line))
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}

function headerOf(cookies: Readonly<Record<string, string>>): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}
