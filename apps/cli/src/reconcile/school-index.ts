import { createReadStream } from 'node:fs'
import { UsageError } from '../command.ts'

/** Where the lines of one school are in a file: start and end of each run of neighbouring lines, in bytes. */
export type Runs = readonly number[]

/** A file of JSON lines to go through, and what its lines must be. */
export interface IndexRequest<T> {
  readonly path: string
  readonly isRecord: (value: unknown) => value is T
  readonly schoolsOf: (record: T) => Iterable<string>
}

/**
 * Reads a whole file of JSON lines once, and keeps only where the lines of each school are: a few numbers for a school
 * whose lines follow each other, sixteen bytes a line when schools are mixed.
 *
 * @throws UsageError with the first line that is not a record
 */
export async function indexSchools<T>(request: IndexRequest<T>): Promise<ReadonlyMap<string, Runs>> {
  const index = new Map<string, number[]>()
  let number = 0
  for await (const { text, start, end } of linesOf(request.path)) {
    number += 1
    if (text.trim() === '') continue
    const record = parse(text)
    if (!request.isRecord(record))
      throw new UsageError(`${request.path}, ligne ${number}\u00a0: ce n’est pas une personne attendue.`)
    for (const school of request.schoolsOf(record)) addLine(index, school, { start, end })
  }
  return index
}

interface Line {
  readonly start: number
  readonly end: number
}

function addLine(index: Map<string, number[]>, school: string, { start, end }: Line): void {
  const runs = index.get(school)
  if (runs === undefined) index.set(school, [start, end])
  else if (runs.at(-1) === start) runs[runs.length - 1] = end
  else runs.push(start, end)
}

const newLine = 10
const chunkBytes = 1 << 20

/** Lines of a file with their place: the end is the start of the next line. */
async function* linesOf(path: string): AsyncGenerator<Line & { readonly text: string }> {
  let rest: Buffer = Buffer.alloc(0)
  let start = 0
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const bytes = Buffer.concat([rest, chunk as Buffer])
    let from = 0
    for (let at = bytes.indexOf(newLine, rest.length); at !== -1; at = bytes.indexOf(newLine, from)) {
      yield { text: bytes.toString('utf8', from, at), start: start + from, end: start + at + 1 }
      from = at + 1
    }
    start += from
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), start, end: start + rest.length }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
