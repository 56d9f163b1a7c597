/**
 * Every text of a catalogue of French texts, by path: strings as they are, functions called with sample words. Used by
 * the typography test.
 */
export function copyTexts(copy: unknown, path = ''): Readonly<Record<string, string>> {
  if (typeof copy === 'string') return { [path]: copy }
  if (typeof copy === 'function')
    return copyTexts((copy as (...words: unknown[]) => unknown)('12', '12'), path)
  if (typeof copy !== 'object' || copy === null) return {}
  const entries = Object.entries(copy).map(([key, value]) => copyTexts(value, `${path}/${key}`))
  return Object.assign({}, ...entries) as Record<string, string>
}
