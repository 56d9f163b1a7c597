import type { HttpApp } from '@preau/platform'

/** What a page answered. */
export interface Page {
  readonly status: number
  readonly location: string | undefined
  readonly body: string
  /** The words of the page, tags taken away and spaces (no-break ones too) made single. */
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser reduced to what forms need: cookies, and the token of the page. Talks to the server without a socket. */
export class Browser {
  readonly #app: HttpApp
  readonly #cookies = new Map<string, string>()

  readonly #host: string | undefined

  /** `host`: the name that the browser asks for, as its `Host` header says it. */
  constructor(app: HttpApp, { host }: { readonly host?: string } = {}) {
    this.#app = app
    this.#host = host
  }

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#keep(await this.#app.inject({ url, headers: { ...this.#headers(), ...headers } }))
  }

  /** Follows one redirect. */
  async follow(page: Page): Promise<Page> {
    return this.get(page.location ?? '/')
  }

  /** Posts a form as a page of the server would: with the token that this browser was given. */
  async submit(url: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Page> {
    const form = new URLSearchParams({ _csrf: await this.#token() })
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
    }
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' }
    return this.#keep(await this.#app.inject({ method: 'POST', url, headers, payload: form.toString() }))
  }

  /**
   * Opens a page and posts its form with this action, with what the page says was seen: `vu`, `version`. The page is the one at
   * the address of the form unless told; buttons of a page are one step above.
   */
  async edit(
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    {
      page = url.replace(/\/(appliquer|abandonner|identifiant-cas|lecteurs)$/, ''),
    }: { readonly page?: string } = {},
  ): Promise<Page> {
    return this.submit(url, { ...seenIn(await this.get(page), url), ...fields })
  }

  /** Posts a form with files. */
  async upload(
    url: string,
    files: Readonly<
      Record<string, { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> }>
    >,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const form = new FormData()
    for (const [name, value] of Object.entries({ _csrf: await this.#token(), ...fields }))
      form.append(name, value)
    for (const [name, { name: fileName, content }] of Object.entries(files)) {
      form.append(name, new Blob([content], { type: 'text/xml' }), fileName)
    }
    const request = new Response(form)
    const headers = { ...this.#headers(), 'content-type': request.headers.get('content-type') ?? '' }
    const payload = Buffer.from(await request.arrayBuffer())
    return this.#keep(await this.#app.inject({ method: 'POST', url, headers, payload }))
  }

  /** Posts a form from the page of another site: with the cookies that such a form carries, and no token of ours. */
  async submitFromElsewhere(url: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    const headers = {
      ...this.#headers(),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
      origin: 'https://sts.exemple',
    }
    const payload = new URLSearchParams(fields).toString()
    return this.#keep(await this.#app.inject({ method: 'POST', url, headers, payload }))
  }

  /** Values of the cookies whose name is of this shape. */
  cookiesNamed(shape: RegExp): readonly string[] {
    return [...this.#cookies].flatMap(([name, value]) => (shape.test(name) ? [value] : []))
  }

  /** Presents a cookie that the server did not give under this name. */
  present(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  async #token(): Promise<string> {
    // At the host of a base, a page of operators is elsewhere: their sign-in gives no token there.
    const { body } = await this.get(this.#host === undefined ? '/connexion' : '/pronote/?login=true')
    return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
  }

  #headers(): Record<string, string> {
    const cookie = Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join('; ')
    return {
      accept: 'text/html',
      ...(cookie !== '' && { cookie }),
      ...(this.#host !== undefined && { host: this.#host }),
    }
  }

  #keep(response: Awaited<ReturnType<HttpApp['inject']>>): Page {
    for (const { name, value } of response.cookies) {
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const { statusCode: status, body, headers } = response
    const location = headers.location
    return { status, location, body, text: wordsOf(body), headers }
  }
}

/** The hidden fields by which the form with this action says what it was filled from. */
export function seenIn({ body }: Pick<Page, 'body'>, action: string): Readonly<Record<string, string>> {
  const form = body
    .split('<form')
    .find((one) => one.slice(0, one.indexOf('>')).includes(`action="${action}"`))
  const hidden = (form ?? '').split('</form>')[0]?.matchAll(/name="(vu|version)" value="([^"]*)"/g) ?? []
  return Object.fromEntries(Array.from(hidden, ([, name = '', value = '']) => [name, value]))
}

const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
