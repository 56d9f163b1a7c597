import type { AddressPart, AddressRule } from './address-rule.ts'

/** Addresses that show what a declared one means. */
export interface AddressExamples {
  /** Never empty; the first is the declared address itself, its wildcards filled in. */
  readonly taken: readonly string[]
  readonly refused: readonly string[]
}

/** Examples of what a rule takes and of what it does not, as an administrator would wonder about them. */
export function addressExamples(rule: AddressRule): AddressExamples {
  const [host, path] = [rule.host.map(filled), rule.segments.map(filled)]
  const parts = { rule, host, path }
  const wild = rule.host.findIndex((part) => typeof part === 'string')
  return {
    taken: [written(parts), written({ ...parts, path: [...path, 'page.html'] })],
    refused: [
      ...(wild === -1 ? [] : [written({ ...parts, host: host.toSpliced(wild, 1) })]),
      ...(wild === -1 ? [] : [written({ ...parts, host: host.toSpliced(wild, 0, 'autre') })]),
      ...uaiRefused(parts),
      ...(path.length === 0 ? [] : [written({ ...parts, path: path.slice(0, -1) })]),
    ],
  }
}

interface Parts {
  readonly rule: AddressRule
  readonly host: readonly string[]
  readonly path: readonly string[]
}

function uaiRefused({ rule, host, path }: Parts): readonly string[] {
  const other = (parts: readonly AddressPart[], texts: readonly string[]): readonly string[] =>
    texts.map((text, index) => (parts[index] === 'uai' ? 'lycee' : text))
  const uai = [...rule.host, ...rule.segments].includes('uai')
  return uai ? [written({ rule, host: other(rule.host, host), path: other(rule.segments, path) })] : []
}

function filled(part: AddressPart): string {
  if (typeof part !== 'string') return part.text
  return part === 'uai' ? '0350000k' : 'exemple'
}

function written({ rule, host, path }: Parts): string {
  const usual = rule.port === (rule.scheme === 'https' ? 443 : 80)
  const last = path.at(-1)?.includes('.') === true || path.length === 0 ? '' : '/'
  const query =
    rule.query.length === 0 ? '' : `?${new URLSearchParams(rule.query.map((pair) => [...pair])).toString()}`
  return `${rule.scheme}://${host.join('.')}${usual ? '' : `:${String(rule.port)}`}/${path.join('/')}${last}${query}`
}
