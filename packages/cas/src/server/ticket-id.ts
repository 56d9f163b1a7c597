/** What a ticket is for; its identifier starts with it. Source: CAS 3.0 §3. */
export type TicketKind = (typeof kinds)[number]

const kinds = ['ST', 'PT', 'PGT', 'PGTIOU', 'TGT', 'LT'] as const

/** Secure randomness, given by the caller. */
export interface TicketRandom {
  /** `count` fresh, unpredictable, uniformly distributed bytes. */
  bytes(count: number): Uint8Array
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** 24 characters of 62 are 142 bits, and `ST-` and they stay within the 32 characters every client must accept. */
const bodyLength = 24
/** One draw in a hundred wants a second one; sixteen mean that the source is broken. */
const mostDraws = 16

/**
 * A new ticket identifier: its kind, a hyphen, and 142 bits in `A–Z a–z 0–9`, the only characters that every client
 * takes (mod_auth_cas refuses `_`). Source: CAS 3.0 §3.1.1, §3.7.
 *
 * @throws Error when the source of randomness gives too little: better no ticket than one that can be guessed
 */
export function newTicket(kind: TicketKind, random: TicketRandom): string {
  let body = ''
  for (let draw = 0; draw < mostDraws && body.length < bodyLength; draw += 1) {
    body += charactersOf(freshBytes(bodyLength, random))
  }
  if (body.length < bodyLength) throw new Error('the source of randomness repeats itself')
  return `${kind}-${body.slice(0, bodyLength)}`
}

/** The kind that the text claims, when it has the shape of one of our tickets; says nothing of its existence. */
export function ticketKindOf(text: string): TicketKind | undefined {
  const prefix = /^([A-Z]+)-[A-Za-z0-9-]{1,250}$/.exec(text)?.[1]
  return kinds.find((kind) => kind === prefix)
}

function freshBytes(count: number, random: TicketRandom): Uint8Array {
  const bytes = random.bytes(count)
  if (bytes.length < count) throw new Error('the source of randomness gave too few bytes')
  return bytes
}

/** Bytes above the last whole multiple of 62 are thrown away, or some characters would be likelier. */
function charactersOf(bytes: Uint8Array): string {
  const limit = 256 - (256 % alphabet.length)
  let characters = ''
  for (const byte of bytes) if (byte < limit) characters += alphabet.charAt(byte % alphabet.length)
  return characters
}
