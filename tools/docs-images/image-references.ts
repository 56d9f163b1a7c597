/** An image shown by a page written in Markdown. */
export interface ImageReference {
  /** The page, from the root of the repository. */
  readonly page: string
  /** What is read instead of the picture. */
  readonly alt: string
  /** The picture, from the root of the repository. */
  readonly path: string
}

const image = /!\[(?<alt>[^\]]*)\]\((?<target>[^)\s]+)[^)]*\)/g

/**
 * The images a page shows from the repository; those of other sites are left out.
 *
 * @param page path of the page from the root of the repository, such as `docs/guides/superviseur.md`
 * @param text its Markdown
 */
export function imageReferences(page: string, text: string): readonly ImageReference[] {
  return [...text.matchAll(image)].flatMap(({ groups }) => {
    const target = groups?.target ?? ''
    if (/^[a-z]+:/.test(target)) return []
    const path = new URL(target, `file:///${page}`).pathname.slice(1)
    return [{ page, alt: (groups?.alt ?? '').trim(), path }]
  })
}
