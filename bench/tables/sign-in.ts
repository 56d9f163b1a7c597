import type { School } from '@preau/school'

/** Signs the supervisor in by the form, as a browser does, and gives the cookies of the session. */
export async function signIn(app: School['app'], login: string, password: string): Promise<string> {
  const form = await app.inject({ url: '/connexion' })
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const first = cookiesOf(form.cookies)
  const fields = new URLSearchParams({ _csrf: token, identifiant: login, mot_de_passe: password })
  const headers = { cookie: first, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.inject({ method: 'POST', url: '/connexion', headers, payload: fields.toString() })
  if (answer.statusCode !== 303) throw new Error(`${login} could not sign in: ${String(answer.statusCode)}`)
  return [first, cookiesOf(answer.cookies)].join('; ')
}

const cookiesOf = (cookies: readonly { readonly name: string; readonly value: string }[]): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
