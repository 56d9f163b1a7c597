import type { ExchangeEntry } from '../entry.ts'
import type { ExchangeProblem } from '../problem/problem.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'
import { type RecognisedFile, recogniseSchoolFile } from './school-file-kind.ts'

/** What the beginning of a file says. */
export type IdentifiedFile =
  | { readonly ok: true; readonly file: RecognisedFile | undefined; readonly root: string }
  | { readonly ok: false; readonly problem: ExchangeProblem }

/**
 * Reads a file just far enough to say what it is, so that a page with one upload field can take any of them.
 * The rest of the file is not looked at.
 */
export async function identifySchoolFile(entry: ExchangeEntry): Promise<IdentifiedFile> {
  for await (const item of readXmlSource(entry, { expected: undefined, paths: [] })) {
    if (item.kind === 'problem') return { ok: false, problem: item }
    if (item.kind === 'root')
      return { ok: true, file: recogniseSchoolFile(item.element), root: item.element.name }
  }
  throw new Error('a well-formed document has a root element')
}
