import { type Answer, ask } from './http-client.ts'
import { askLogin, askValidation, ticketIn } from './click.ts'

/** What the bare server answers, whatever it is asked. */
export interface BareAnswers {
  readonly login: ConstantAnswer
  readonly validation: ConstantAnswer
}

type ConstantAnswer = Pick<Answer, 'status' | 'body'> & { readonly headers: Readonly<Record<string, string>> }

/** Those that Node writes itself, for each connection and each body. */
const written = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']

/** The two answers of one click on a portal: the bare server sends as many bytes, headers included. */
export async function answersOf(portal: string, cookie: string): Promise<BareAnswers> {
  const login = await ask(askLogin(portal), { cookie })
  const validation = await ask(askValidation(portal, ticketIn(login)))
  return { login: constant(login), validation: constant(validation) }
}

function constant({ status, headers, body }: Answer): ConstantAnswer {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && !written.includes(name) ? [[name, value] as const] : [],
  )
  return { status, headers: Object.fromEntries(kept), body }
}
