import type { OutgoingAnswer } from '@preau/platform'

/**
 * What came instead of a CAS answer, in words an administrator can act on: a web page with its title, nothing, another
 * format. Never more than the title: a page may name people.
 */
export function describeAnswer({ contentType, text }: OutgoingAnswer): string {
  if (text.trim() === '') return 'une réponse vide'
  if (/<html|<!doctype html/i.test(text.slice(0, 2000)) || contentType.startsWith('text/html')) {
    const title = titleOf(text)
    return title === '' ? 'une page web' : `une page web intitulée «\u00a0${title}\u00a0»`
  }
  const type = contentType.split(';')[0]?.trim() ?? ''
  return type === ''
    ? 'un texte qui n’est pas du CAS'
    : `un contenu qui n’est pas du CAS (${type.slice(0, 60)})`
}

function titleOf(html: string): string {
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(html.slice(0, 20_000))?.[1] ?? ''
  return title
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100)
}
