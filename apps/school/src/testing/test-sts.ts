import { createServer, type ServerResponse } from 'node:http'
import {
  issuerMetadata,
  issueToken,
  type SigningKey,
  signingKey,
  type TokenOrder,
} from '@preau/ws-federation/testing'
import { afterAll } from 'vitest'

/** Somebody signed in to the service. */
export interface StsAccount {
  readonly subject: string | undefined
  readonly claims: Readonly<Record<string, readonly string[]>>
}

/** What the service posts back by the browser. */
export interface StsAnswer {
  /** Where the form of the page posts. */
  readonly action: string
  readonly fields: Readonly<Record<'wa' | 'wresult' | 'wctx', string>>
}

/** A security token service on a real port of this machine, with keys made for the run: it may be told to err. */
export interface TestSts {
  readonly issuer: string
  readonly metadataUrl: string
  /** Queries of the sign-ins asked so far. */
  readonly asked: readonly URLSearchParams[]
  /** Who is signed in from now on. */
  signIn(account: StsAccount): void
  /** Changes every token from now on; nothing puts it right again. */
  issues(change: Partial<TokenOrder>): void
  /** Signs with another key from now on; the metadata list these. */
  rollOver(signs: SigningKey, listed: readonly SigningKey[]): void
  /** Metadata are answered by this status from now on; `undefined` by themselves. */
  metadataFail(status: number | undefined): void
  /** Follows the address of a sign-in as a browser does, and reads the page that would post the answer. */
  answer(address: string): Promise<StsAnswer>
}

/** One key for all the services of a run. */
const firstKey = signingKey({ name: 'Signature - sts.exemple' })

interface State {
  account: StsAccount
  change: Partial<TokenOrder>
  key: SigningKey
  listed: readonly SigningKey[]
  failure: number | undefined
  drawn: number
}

const issuer = 'http://sts.exemple/adfs/services/trust'

export async function openTestSts(now: () => Date): Promise<TestSts> {
  const asked: URLSearchParams[] = []
  const state: State = {
    account: { subject: 'NAA00001', claims: {} },
    change: {},
    key: firstKey,
    listed: [firstKey],
    failure: undefined,
    drawn: 0,
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`)
    if (url.pathname === '/FederationMetadata.xml') {
      answerMetadata(response, state, url.origin)
      return
    }
    if (url.pathname !== '/adfs/ls/') {
      response.writeHead(404).end()
      return
    }
    asked.push(url.searchParams)
    if (url.searchParams.get('wa') === 'wsignout1.0') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Au revoir</title>')
      return
    }
    const answer = answerOf(url.searchParams, state, now())
    const isBrowser = request.headers.accept?.includes('text/html') === true
    const page = isBrowser ? pageOf(answer) : JSON.stringify(answer)
    response.writeHead(200, { 'content-type': isBrowser ? 'text/html' : 'application/json' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    issuer,
    metadataUrl: `http://127.0.0.1:${String(port)}/FederationMetadata.xml`,
    asked,
    signIn: (account) => Object.assign(state, { account, change: {} }),
    issues: (change) => Object.assign(state, { change }),
    rollOver: (key, listed) => Object.assign(state, { key, listed }),
    metadataFail: (failure) => Object.assign(state, { failure }),
    answer: async (to) => (await (await fetch(to)).json()) as StsAnswer,
  }
}

/** The page that posts a token for whoever is signed in. */
function answerOf(query: URLSearchParams, state: State, now: Date): StsAnswer {
  state.drawn += 1
  const wresult = issueToken({
    issuer,
    audience: query.get('wtrealm') ?? '',
    now,
    key: state.key,
    id: `_t${String(state.drawn)}`,
    ...state.account,
    ...state.change,
  })
  const fields = { wa: 'wsignin1.0', wresult, wctx: query.get('wctx') ?? '' }
  return { action: query.get('wreply') ?? '', fields }
}

/** The same for a browser: somebody signs in by a click, and the page posts the form. */
function pageOf({ action, fields }: StsAnswer): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  )
  return `<!doctype html><html lang="fr"><title>STS</title><link rel="icon" href="data:,"><form method="post" action="${escaped(action)}">${inputs.join('')}<button>Entrer</button></form>`
}

function answerMetadata(response: ServerResponse, { failure, listed }: State, origin: string): void {
  if (failure !== undefined) {
    response.writeHead(failure).end()
    return
  }
  const text = issuerMetadata({ issuer, endpoint: `${origin}/adfs/ls/`, keys: listed })
  response.writeHead(200, { 'content-type': 'application/xml' }).end(text)
}
