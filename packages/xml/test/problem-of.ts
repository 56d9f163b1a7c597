import { MalformedXml, type XmlProblem } from '../src/index.ts'

/** The problem a reading ends with; `undefined` when it goes well. */
export function problemOf(read: () => unknown): XmlProblem | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof MalformedXml) return error.problem
    throw error
  }
}
