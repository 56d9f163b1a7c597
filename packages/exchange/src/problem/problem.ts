import type { NoParams, ProblemText, Severity } from './problem-text.ts'
import { problemsFr } from './problems.fr.ts'

/** The stable code of a problem, `area.reason`. */
export type ProblemCode = keyof typeof problemsFr

/** Parameters of a sentence, by name. */
type ParamValues = Readonly<Record<string, string | number>>

/** The parameters that the sentence of a code needs. */
export type ProblemParams<C extends ProblemCode> =
  Parameters<(typeof problemsFr)[C]['reason']> extends [infer P extends ParamValues] ? P : NoParams

const catalogue: { readonly [C in ProblemCode]: ProblemText<ProblemParams<C>> } = problemsFr

/** Where a problem is: everything that is known of it. */
export interface ProblemPlace {
  /** Name of the file, as the caller gave it. */
  readonly file: string
  /** First line is 1; 0 = the file as a whole. */
  readonly line?: number
  readonly column?: number
  /** Name of the XML element concerned. */
  readonly element?: string
  /** Which record: its identifier or the person's name, when known. */
  readonly record?: string
}

/** Something wrong in a file, as a value: readers of this package never throw for bad input. */
export interface ExchangeProblem {
  readonly kind: 'problem'
  readonly code: ProblemCode
  readonly params: ParamValues
  readonly severity: Severity
  /** Same as `severity === 'fatal'`: the reading stopped and nothing may be used. */
  readonly fatal: boolean
  readonly file: string
  readonly line: number
  readonly column?: number
  readonly element?: string
  readonly record?: string
  /** What happened, in French. */
  readonly reason: string
  /** What to do, in French. */
  readonly advice: string
}

/** Builds the problem `code` at `place`. */
export function problem<C extends ProblemCode>(
  code: C,
  params: ProblemParams<C>,
  place: ProblemPlace,
): ExchangeProblem {
  const text = catalogue[code]
  return {
    kind: 'problem',
    code,
    params,
    severity: text.severity,
    fatal: text.severity === 'fatal',
    ...place,
    line: place.line ?? 0,
    reason: text.reason(params),
    advice: text.advice,
  }
}

/** Notes a problem of the record being read; its place is known to the reader that handed this function over. */
export type Report = <C extends ProblemCode>(code: C, params: ProblemParams<C>) => void
