import { isServiceAddress } from '../services/index.ts'

const usualRoot = 'pronote'

/**
 * The address of a base from what an administrator pastes: the address bar of a space, the address without https, the
 * address with `?login=true`. Undefined when no web address can be made of it, or when it carries a name or a password.
 */
export function readBaseAddress(pasted: string): string | undefined {
  const text = pasted.trim()
  const typed = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const bare = typed.replace(/[?#].*$/s, '')
  if (!isServiceAddress(bare)) return undefined
  const url = new URL(bare)
  if (!url.hostname.includes('.') && url.hostname !== 'localhost') return undefined
  const folders = url.pathname.split('/').filter(Boolean)
  if (/\.html?$/i.test(folders.at(-1) ?? '')) folders.pop()
  const path = folders.length === 0 ? usualRoot : folders.join('/')
  return `${url.origin}/${path}/`
}

/** The UAI that an address names (`0350000x.exemple.fr`, `/0350000X/pronote/`), in capitals. */
export function uaiOfAddress(address: string): string | undefined {
  return /(?<![0-9a-z])(\d{7}[a-z])(?![0-9a-z])/i.exec(address)?.[1]?.toUpperCase()
}
