import { personLogin, personPassword, serviceUrl } from './service.ts'

/** Opens a session as a browser does, ticks the box of the information page, and returns the `cookie` header. */
export async function signIn(server: string): Promise<string> {
  const cookies = new Map<string, string>()
  const visit = async (path: string, fields?: Readonly<Record<string, string>>): Promise<string> => {
    const cookie = headerOf(cookies)
    const body = fields && { method: 'POST', body: new URLSearchParams(fields) }
    const response = await fetch(`${server}${path}`, { redirect: 'manual', headers: { cookie }, ...body })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return /name="_csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? ''
  }
  const token = await visit('/connexion')
  await visit('/connexion', { _csrf: token, identifiant: personLogin, motDePasse: personPassword, next: '/' })
  const next = await visit(`/cas/login?service=${encodeURIComponent(serviceUrl)}`)
  await visit('/cas/login', { _csrf: next, service: serviceUrl, connaissance: '1' })
  return headerOf(cookies)
}

function headerOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}
