import type { ExchangeProblem, Report } from '../problem/problem.ts'
import { problem } from '../problem/problem.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'
import type { AafVersion } from './aaf-item.ts'
import type { AafKind } from './aaf-kind.ts'
import type { AafPlannedEntry } from './plan-aaf-delivery.ts'
import { type AafMode, type AafRequest, readAafRequest, requestId } from './read-aaf-request.ts'

/** One request of a file, and where it stands. */
export interface AafRequestItem extends AafRequest {
  readonly kind: 'request'
  readonly family: AafKind
  readonly file: string
  readonly line: number
}

/** What a file holds, in its order. After a fatal problem nothing more comes. */
export type AafFileItem = AafRequestItem | AafVersion | ExchangeProblem

/** Streams the requests of one file of a delivery, without giving them a meaning yet. */
export async function* readAafFile(
  planned: AafPlannedEntry,
  mode: AafMode,
): AsyncGenerator<AafFileItem, void, undefined> {
  const file = planned.entry.name
  const comments: string[] = []
  const onComment = (text: string): void => void comments.push(text)
  for await (const item of readXmlSource(planned.entry, { expected: 'aaf', paths: ['*'], onComment })) {
    yield* comments.splice(0).flatMap((text) => versionIn(text, file))
    if (item.kind === 'problem') return yield item
    if (item.kind !== 'element') continue
    const { element } = item
    const problems: ExchangeProblem[] = []
    const record = requestId(element)
    const place = { file, line: element.line, element: element.name, ...(record && { record }) }
    const request = readAafRequest(element, { kind: planned.kind, mode }, (code, params) =>
      problems.push(problem(code, params, place)),
    )
    yield* problems
    if (request) yield { kind: 'request', family: planned.kind, ...request, file, line: element.line }
  }
}

/** Collects into `problems` what is wrong with one request. */
export function reportOn(request: AafRequestItem, problems: ExchangeProblem[]): Report {
  const { file, line, id: record, operation } = request
  const place = { file, line, element: `${operation}Request`, record }
  return (code, params) => void problems.push(problem(code, params, place))
}

function versionIn(comment: string, file: string): AafVersion[] {
  const version = /AAF-[\w.-]+/i.exec(comment)?.[0]
  return version === undefined ? [] : [{ kind: 'version', version, file }]
}
