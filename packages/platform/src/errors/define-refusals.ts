import { Refusal, type RefusalContext } from './refusal.ts'

/** A French text, or how to write it from the parameters of the refusal. */
export type RefusalText<Params> = string | ((params: Params) => string)

/** One line of a catalogue. */
export interface RefusalDefinition<Params> {
  /** HTTP status, 4xx or 503. */
  readonly status: number
  readonly title: RefusalText<Params>
  /** What happened, and to what. */
  readonly sentence: RefusalText<Params>
  /** What to do next. */
  readonly next: RefusalText<Params>
  readonly retryAfterSeconds?: number
}

/** `never` parameters: any definition, whatever its texts need. */
export type RefusalDefinitions = Readonly<Record<string, RefusalDefinition<never>>>

type ParamsOfText<Text> = Text extends (params: infer Params) => string ? Params : unknown

/** What the texts of a definition need, all together; `unknown` when they need nothing. */
type ParamsOf<Definition extends RefusalDefinition<never>> = ParamsOfText<Definition['title']> &
  ParamsOfText<Definition['sentence']> &
  ParamsOfText<Definition['next']>

type RefuseArguments<Params> = unknown extends Params
  ? [params?: undefined, context?: RefusalContext]
  : [params: Params, context?: RefusalContext]

/** The refusals of one feature. */
export interface RefusalCatalogue<Definitions extends RefusalDefinitions> {
  readonly catalogue: Definitions
  /** Makes the refusal: `throw refusals.refuse('service.unknown', { url })`. */
  refuse<Code extends keyof Definitions & string>(
    code: Code,
    ...rest: RefuseArguments<ParamsOf<Definitions[Code]>>
  ): Refusal
}

/** Declares the refusals of a feature; codes are `area.reason`. */
export function defineRefusals<const Definitions extends RefusalDefinitions>(
  catalogue: Definitions,
): RefusalCatalogue<Definitions> {
  return {
    catalogue,
    refuse(code, ...rest) {
      const definition: RefusalDefinition<never> = catalogue[code] ?? missing(code)
      const [params, context] = rest
      const { status, retryAfterSeconds } = definition
      return new Refusal({ code, status, texts: fillTexts(definition, params), retryAfterSeconds, context })
    },
  }
}

function fillTexts(definition: RefusalDefinition<never>, params: unknown): Refusal['texts'] {
  return {
    title: fillText(definition.title, params),
    sentence: fillText(definition.sentence, params),
    next: fillText(definition.next, params),
  }
}

/** Writes one text of a catalogue with its parameters. */
export function fillText(text: RefusalText<never>, params: unknown): string {
  // The signature of `refuse` has already checked the parameters against this very text.
  return typeof text === 'string' ? text : text(params as never)
}

function missing(code: string): never {
  throw new TypeError(`no refusal ${code} in this catalogue`)
}
