import { parseServiceUrl } from './service-url.ts'

/** One thing to take out of an address, or to add to it, so that it can be read. */
export type AddressMistake =
  /** A blank, a line break or an invisible character before or after it. */
  | 'blank-around'
  /** The same within it. */
  | 'blank-inside'
  /** Quotation marks or angle brackets. */
  | 'marks'
  /** Percent-encoded once more than the parameter itself wants. */
  | 'encoded-twice'
  | 'backslash'
  /** `www.exemple.fr/` for `https://www.exemple.fr/`. */
  | 'no-scheme'
  /** `https:/exemple.fr/`, `https:exemple.fr/`, `https//exemple.fr/`. */
  | 'slashes'
  | 'other-scheme'
  | 'user-info'

/** What an address that cannot be read was probably meant to be. */
export interface RepairedAddress {
  /** Accepted by `parseServiceUrl`. */
  readonly text: string
  /** Never empty, in the order in which they were mended. */
  readonly mistakes: readonly AddressMistake[]
}

interface Repair {
  readonly mistake: AddressMistake
  /** The address mended, in each of the ways it may be; unchanged or none when this is not what ails it. */
  readonly mend: (text: string) => readonly string[]
}

const blank = String.raw`\p{Cc}\p{Cf}\p{Z}`
const blanks = new RegExp(`[${blank}]+`, 'gu')
/** From the first character that is seen to the last. */
const seen = new RegExp(`[^${blank}](?:.*[^${blank}])?`, 'su')

const repairs: readonly Repair[] = [
  { mistake: 'blank-around', mend: (text) => [seen.exec(text)?.[0] ?? ''] },
  { mistake: 'marks', mend: (text) => [text.replaceAll(/["<>«»“”]/g, '').trim()] },
  { mistake: 'encoded-twice', mend: (text) => [/^https?%3a/i.test(text) ? decoded(text) : text] },
  { mistake: 'backslash', mend: (text) => [text.replaceAll('\\', '/')] },
  { mistake: 'slashes', mend: (text) => [text.replace(/^(https?)(?::\/?(?!\/)|\/\/|:\/{3,})/i, '$1://')] },
  { mistake: 'other-scheme', mend: (text) => bothSchemes(text, /^(?!https?:)[a-z][a-z0-9+.-]*:\/\//i) },
  {
    mistake: 'no-scheme',
    mend: (text) => bothSchemes(text, /^(?:\/\/)?(?=[\p{L}\p{N}.-]+(?::\d+)?(?:[/?#]|$))/u),
  },
  { mistake: 'user-info', mend: (text) => [withoutUserInfo(text)] },
  {
    mistake: 'blank-inside',
    mend: (text) => ['', '%20'].map((mended) => text.replaceAll(blanks, mended)),
  },
]

/**
 * For an address that `parseServiceUrl` refuses: the readable ones it may have been meant to be, the likeliest first;
 * none when it is not the address of anything. To be shown and compared with the registry, **never followed**: an
 * address is used as it was received, or not at all.
 */
export function repairAddress(address: string): readonly RepairedAddress[] {
  if (address.length > longest) return []
  let drafts: readonly RepairedAddress[] = [{ text: address, mistakes: [] }]
  for (const repair of repairs) drafts = drafts.flatMap((draft) => mended(draft, repair))
  return drafts.filter(({ text, mistakes }) => mistakes.length > 0 && parseServiceUrl(text).ok)
}

const longest = 4096

function mended(draft: RepairedAddress, { mistake, mend }: Repair): readonly RepairedAddress[] {
  if (parseServiceUrl(draft.text).ok) return [draft]
  const texts = mend(draft.text).filter((text) => text !== draft.text)
  if (texts.length === 0) return [draft]
  return texts.map((text) => ({ text, mistakes: [...draft.mistakes, mistake] }))
}

/** The school may still be in http; https comes first. */
function bothSchemes(text: string, start: RegExp): readonly string[] {
  return start.test(text) ? ['https://', 'http://'].map((scheme) => text.replace(start, scheme)) : []
}

/** An address without the name and the password that stand before its host: they are nobody else's business. */
export function withoutUserInfo(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:[/\\]*)[^/\\?#]*@/i, '$1')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
