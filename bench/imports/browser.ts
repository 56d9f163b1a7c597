import { ask } from '../cas/http-client.ts'
import { signIn } from '../deployment/sign-in.ts'

/** Files of a form, by field. */
export type SentFiles = Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>

/** What the browser of an operator does with the pages of imports. */
export interface ImportBrowser {
  upload(path: string, files: SentFiles, fields?: Readonly<Record<string, string>>): Promise<string>
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<string>
  read(path: string): Promise<string>
  /** Follows what is followed on a page: the address that it ends on. */
  end(path: string): Promise<string>
}

/** Signs in and opens a page of imports; `upload` and `submit` return the address that the answer leads to. */
export async function importBrowser(server: string, door: string): Promise<ImportBrowser> {
  const cookie = await signIn(server, 'hebergeur')
  const read = async (path: string): Promise<string> => {
    const { status, body, headers } = await ask(`${server}${path}`, { cookie })
    if (status === 303) return read(headers.location ?? '')
    if (status !== 200) throw new Error(`${path}: ${String(status)} ${body.slice(0, 2000)}`)
    return body
  }
  const page = await read(door)
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const led = async (answer: Response): Promise<string> => {
    const to = answer.headers.get('location')
    if (answer.status === 303 && to !== null) return to
    throw new Error(`${answer.url}: ${String(answer.status)} ${(await answer.text()).slice(0, 6000)}`)
  }
  const post = async (path: string, body: FormData | URLSearchParams): Promise<string> =>
    led(await fetch(`${server}${path}`, { method: 'POST', body, redirect: 'manual', headers: { cookie } }))
  return {
    read,
    end: async (path) => {
      let at = path
      for (;;) {
        const { status, body, headers } = await ask(`${server}${at}`, { cookie })
        if (status === 303) at = headers.location ?? ''
        else if (status !== 200) throw new Error(`${at}: ${String(status)} ${body.slice(0, 6000)}`)
        else if (!body.includes('id="avancement"')) return at
        else await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    submit: (path, fields) => post(path, new URLSearchParams({ _csrf: token, ...fields })),
    upload: (path, files, fields = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ _csrf: token, ...fields })) form.append(name, value)
      for (const [field, { name, bytes }] of Object.entries(files))
        form.append(field, new Blob([new Uint8Array(bytes)]), name)
      return post(path, form)
    },
  }
}
