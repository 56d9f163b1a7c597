import type { Page } from './browser.ts'

/** What a browser would send of a form that somebody left as it was shown. */
export type FilledForm = Readonly<Record<string, readonly string[]>>

/** The form of a page with this action, as it is filled; `undefined` without one. */
export function filledForm({ html }: Pick<Page, 'html'>, action: string): FilledForm | undefined {
  const isOurs = (tag: string): boolean => tag.includes(`action="${action}"`) && tag.includes('method="post"')
  const form = html
    .split('<form')
    .find((one) => isOurs(one.slice(0, one.indexOf('>'))))
    ?.split('</form>')[0]
  if (form === undefined) return undefined
  const sent = new Map<string, string[]>()
  for (const [name, value] of [...inputs(form), ...areas(form), ...selects(form)])
    if (name !== '_csrf') sent.set(name, [...(sent.get(name) ?? []), value])
  return Object.fromEntries(sent)
}

type Field = readonly [name: string, value: string]

const attribute = (tag: string, name: string): string | undefined =>
  decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1])

function* inputs(form: string): Generator<Field> {
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const isUnticked = /\stype="(checkbox|radio)"/.test(tag) && !/\schecked\b/.test(tag)
    const name = attribute(tag, 'name')
    if (name !== undefined && !isUnticked) yield [name, attribute(tag, 'value') ?? '']
  }
}

function* areas(form: string): Generator<Field> {
  for (const [, tag = '', text] of form.matchAll(/(<textarea\b[^>]*>)([^<]*)/g))
    yield [attribute(tag, 'name') ?? '', decoded(text) ?? '']
}

function* selects(form: string): Generator<Field> {
  for (const [, tag = '', options = ''] of form.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const [first] = /<option\b[^>]*>/.exec(options) ?? []
    const [chosen] = /<option\b[^>]*\sselected[^>]*>/.exec(options) ?? [first]
    yield [attribute(tag, 'name') ?? '', attribute(chosen ?? '', 'value') ?? '']
  }
}

const decoded = (text: string | undefined): string | undefined =>
  text?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
