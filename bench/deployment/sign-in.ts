import { ask } from '../cas/http-client.ts'
import { operatorPassword } from './open-deployment.ts'

/** Signs an operator in by the form, as a browser does, and gives the cookies of the session. */
export async function signIn(server: string, login: string): Promise<string> {
  const form = await ask(`${server}/connexion`)
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const cookie = cookiesOf(form.headers['set-cookie'])
  const fields = { _csrf: token, identifiant: login, mot_de_passe: operatorPassword }
  const answer = await ask(`${server}/connexion`, { cookie, form: fields })
  if (answer.status !== 303) throw new Error(`${login} could not sign in: ${String(answer.status)}`)
  return [cookie, cookiesOf(answer.headers['set-cookie'])].join('; ')
}

/** What a browser sends back of these `Set-Cookie` lines. */
export const cookiesOf = (lines: readonly string[] = []): string =>
  lines.map((line) => /^[^;]+/.exec(line)?.[0] ?? '').join('; ')
