import { nameKey } from './name-key.ts'

/** Long enough for every usual name, short enough to be typed and to take a number when it is already held. */
const maximumPart = 30

/**
 * The log-in name first proposed to a person: `prenom.nom`, lower-case ASCII letters, digits, hyphens, one dot.
 * A name written in another alphabet leaves nothing: the caller gets `compte`. Uniqueness is the caller's.
 */
export function loginNameOf(firstName: string, lastName: string): string {
  const parts = [part(firstName), part(lastName)].filter((text) => text !== '')
  return parts.length === 0 ? 'compte' : parts.join('.')
}

function part(name: string): string {
  return nameKey(name)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-')
    .slice(0, maximumPart)
    .replace(/-+$/, '')
}
