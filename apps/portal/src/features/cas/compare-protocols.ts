import type { Difference, ServiceProtocol } from '../services/index.ts'
import { logoutWayCopy, protocolCopy as copy } from './copy.fr.ts'

/** How each choice is named and said on the screen. */
const wording = {
  logout: { label: copy.way, said: ({ logout }) => logoutWayCopy[logout] },
  logoutUrl: { label: copy.address, said: ({ logoutUrl }) => logoutUrl ?? copy.asSent },
  mayProxy: { label: copy.mayProxy, said: ({ mayProxy }) => (mayProxy ? copy.yes : copy.no) },
  proxyCallback: { label: copy.callback, said: ({ proxyCallback }) => proxyCallback ?? copy.asDeclared },
} satisfies Record<
  keyof ServiceProtocol,
  { readonly label: string; readonly said: (protocol: ServiceProtocol) => string }
>

const compared = Object.keys(wording) as (keyof ServiceProtocol)[] // the keys written just above

/** The choices that differ between what is stored and what was typed, in the words of the form. */
export function compareProtocols(stored: ServiceProtocol, typed: ServiceProtocol): readonly Difference[] {
  return compared
    .filter((field) => stored[field] !== typed[field])
    .map((field) => {
      const { label, said } = wording[field]
      return { label, theirs: said(stored), yours: said(typed) }
    })
}
