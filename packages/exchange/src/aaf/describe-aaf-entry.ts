import { type AafKind, aafKinds } from './aaf-kind.ts'

/** What a file name says of an AAF file. */
export interface AafEntryName {
  readonly kind: AafKind
  /** Four digits, restarting at `0000` for each kind. */
  readonly counter: string
  /** `complete` replaces everything known, `delta` carries the changes of a day; `undefined` when the name does not say. */
  readonly mode: 'complete' | 'delta' | undefined
  /** Day of the delivery, `AAAAMMJJ` as written. */
  readonly date: string | undefined
  /** Everything that files of one delivery have in common before the mode: emitter, school or project. */
  readonly prefix: string
}

const pattern = new RegExp(`^(.*?)_?(${aafKinds.join('|')})_(\\d{4})\\.xml$`, 'i')
const deliveryPattern = /^(.*?)_?(Complet|Delta)(?:_(\d{8}))?$/i

/**
 * Reads an AAF file name, with or without folders before it: `ENT_<UAI>_Complet_<AAAAMMJJ>_<Kind>_<NNNN>.xml` and the
 * other prefixes in use. `undefined` when the name is not one of an AAF file. Source: ent-ecosystem §1.1.
 */
export function describeAafEntry(name: string): AafEntryName | undefined {
  const fileName = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const [, delivery = '', kindText = '', counter] = pattern.exec(fileName) ?? []
  const kind = aafKinds.find((known) => known.toLowerCase() === kindText.toLowerCase())
  if (kind === undefined || counter === undefined) return undefined
  const [, prefix = delivery, modeText = '', date] = deliveryPattern.exec(delivery) ?? []
  const mode = modeText === '' ? undefined : modeText.toLowerCase() === 'delta' ? 'delta' : 'complete'
  return { kind, counter, mode, date, prefix }
}
