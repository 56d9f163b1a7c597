/** What a person reads when the program says no. Every text is French and already filled in. */
export interface RefusalTexts {
  readonly title: string
  /** What happened, and to what. */
  readonly sentence: string
  /** What to do next. */
  readonly next: string
}

/** What the log adds to a refusal; never shown. */
export interface RefusalContext {
  readonly detail?: string | undefined
  readonly cause?: unknown
}

interface RefusalParts {
  readonly code: string
  readonly status: number
  readonly texts: RefusalTexts
  readonly retryAfterSeconds?: number | undefined
  readonly context?: RefusalContext | undefined
}

/**
 * A no that the product meant: thrown by an app, rendered by the error handler, never logged as a fault.
 * Made only through a catalogue (`defineRefusals`), so that no sentence is written in the middle of the code.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** `area.reason`, stable: tests and JSON clients rely on it. */
  readonly code: string
  /** HTTP status. */
  readonly status: number
  readonly texts: RefusalTexts
  /** Seconds to wait before trying again (`Retry-After`). */
  readonly retryAfterSeconds: number | undefined
  /** For the log only. */
  readonly detail: string | undefined

  constructor(parts: RefusalParts) {
    super(`${parts.code}: ${parts.texts.sentence}`, { cause: parts.context?.cause })
    this.code = parts.code
    this.status = parts.status
    this.texts = parts.texts
    this.retryAfterSeconds = parts.retryAfterSeconds
    this.detail = parts.context?.detail
  }
}
