/**
 * How much a problem costs:
 * - `fatal`: the reading stopped and nothing of the file or delivery may be used;
 * - `rejected`: this one record is left out;
 * - `warning`: the record is kept, one of its values is not;
 * - `notice`: nothing is lost, the administrator may want to know.
 */
export type Severity = 'fatal' | 'rejected' | 'warning' | 'notice'

/** What an administrator reads about one kind of problem. `P` is the parameters that fill the sentence. */
export interface ProblemText<P> {
  readonly severity: Severity
  /** What happened, and to what: one French sentence. */
  readonly reason: (params: P) => string
  /** What to do next: one French sentence. */
  readonly advice: string
}

/** The parameters of a sentence that needs none: `{}`. */
export type NoParams = Readonly<Record<string, never>>
