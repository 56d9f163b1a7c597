import type { HttpApp } from '@preau/platform'

/** A page as a person gets it. */
export interface Page {
  readonly status: number
  /** Path of a redirection. */
  readonly location: string | undefined
  readonly html: string
  /** What is read on the page: no tags, spaces collapsed, no-break spaces as spaces. */
  readonly text: string
  /** Header `Retry-After`, seconds. */
  readonly retryAfter?: string | undefined
}

/** A browser without script: cookies, forms with their CSRF token, redirections followed when asked. */
export interface Browser {
  get(path: string): Promise<Page>
  /** Sends a form with the token of the last page seen. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    /** Where the browser is; the loopback unless told otherwise. */
    from?: { readonly address: string },
  ): Promise<Page>
  /** The same, then the page it leads to. */
  submit(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Page>
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<Page>
  signIn(login: string, password: string): Promise<Page>
}

export function openBrowser(app: HttpApp): Browser {
  const cookies = new Map<string, string>()
  let token = ''

  async function send(request: {
    method: 'GET' | 'POST'
    url: string
    headers?: Record<string, string>
    payload?: string | Buffer
    remoteAddress?: string
  }): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html', ...request.headers, ...(cookie !== '' && { cookie }) }
    const response = await app.inject({ ...request, headers })
    for (const { name, value, maxAge } of response.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    const html = response.body
    token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token
    const { location } = response.headers
    const retryAfter = response.headers['retry-after']
    const page = { status: response.statusCode, location, html, text: readable(html) }
    return retryAfter === undefined ? page : { ...page, retryAfter: retryAfter }
  }

  const get = (path: string): Promise<Page> => send({ method: 'GET', url: path })
  const follow = (page: Page): Promise<Page> =>
    page.location === undefined ? Promise.resolve(page) : get(page.location)
  const post: Browser['post'] = (path, fields, from) => {
    const form = new URLSearchParams({ _csrf: token })
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const origin = from ? { remoteAddress: from.address } : {}
    return send({ method: 'POST', url: path, headers, payload: form.toString(), ...origin })
  }
  return {
    get,
    post,
    submit: async (path, fields) => follow(await post(path, fields)),
    upload: async (path, fields, files) => {
      const { body, contentType } = multipart({ _csrf: token, ...fields }, files)
      return follow(
        await send({ method: 'POST', url: path, headers: { 'content-type': contentType }, payload: body }),
      )
    },
    signIn: async (login, password) => {
      await get('/connexion')
      return follow(await post('/connexion', { username: login, password, next: '/' }))
    },
  }
}

function readable(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
}

function multipart(
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): { body: Buffer; contentType: string } {
  const boundary = 'preau-test-boundary'
  const parts = [
    ...Object.entries(fields).map(([name, value]) => [disposition(name), Buffer.from(value)] as const),
    ...files.map(({ name, bytes }) => [disposition('fichiers', name), bytes] as const),
  ]
  const chunks = parts.flatMap(([head, bytes]) => [
    Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
  const body = Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)])
  return { body, contentType: `multipart/form-data; boundary=${boundary}` }
}

function disposition(name: string, fileName?: string): string {
  if (fileName === undefined) return `content-disposition: form-data; name="${name}"`
  return `content-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: text/xml`
}
