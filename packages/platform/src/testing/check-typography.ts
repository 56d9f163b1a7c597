import type { RefusalDefinition, RefusalDefinitions } from '../errors/define-refusals.ts'
import { fillText } from '../errors/define-refusals.ts'

/** A fault of French typography in a text. */
export interface TypographyProblem {
  /** Name of the text, or its rank. */
  readonly name: string
  readonly text: string
  readonly problem: string
}

const rules: readonly (readonly [RegExp, string])[] = [
  [/\p{L}'\p{L}/u, 'apostrophe droite : employer ’'],
  [/[^\u202F][;!?](?=\s|$)/u, 'espace fine insécable (U+202F) manquante avant ; ! ?'],
  [/[^\u00A0]:(?=\s|$)/u, 'espace insécable (U+00A0) manquante avant :'],
  [/«(?!\u00A0)/u, 'espace insécable (U+00A0) manquante après «'],
  [/(?<!\u00A0)»/u, 'espace insécable (U+00A0) manquante avant »'],
  [/"/u, 'guillemets droits : employer «\u00A0»'],
  [/\.\.\./u, 'trois points : employer …'],
  [/ {2}/u, 'deux espaces de suite'],
]

/** Checks texts that people read against the rules of French typography. Every catalogue has a test that expects `[]`. */
export function checkTypography(
  texts: readonly string[] | Readonly<Record<string, string>>,
): readonly TypographyProblem[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    rules.filter(([fault]) => fault.test(text)).map(([, problem]) => ({ name, text, problem })),
  )
}

/** Every text of a refusal catalogue, parameters filled with a sample word. */
export function catalogueTexts(definitions: RefusalDefinitions): Record<string, string> {
  const entries: readonly (readonly [string, RefusalDefinition<never>])[] = Object.entries(definitions)
  return Object.fromEntries(
    entries.flatMap(([code, { title, sentence, next }]) =>
      Object.entries({ title, sentence, next }).map(([part, text]) => [
        `${code} ${part}`,
        fillText(text, sample),
      ]),
    ),
  )
}

/** Any parameter, read as anything: a word, a number that counts two. */
const sample: unknown = new Proxy({}, { get: () => 'exemple' })
