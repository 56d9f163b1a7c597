import type { Portal } from '@preau/portal'

/** Logs in by the form, as a browser does, and gives the cookies of the session. */
export async function signIn(app: Portal['app'], login: string, password: string): Promise<string> {
  const form = await app.inject({ method: 'GET', url: '/connexion' })
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const first = cookiesOf(form.cookies)
  const fields = new URLSearchParams({ _csrf: token, username: login, password, next: '/' })
  const headers = { cookie: first, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.inject({ method: 'POST', url: '/connexion', headers, payload: fields.toString() })
  if (answer.statusCode !== 303) throw new Error(`${login} could not log in: ${String(answer.statusCode)}`)
  return [first, cookiesOf(answer.cookies)].join('; ')
}

function cookiesOf(cookies: readonly { readonly name: string; readonly value: string }[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
