import { rootPath, type SchoolBase } from '../../bases/index.ts'

/** The page to come back to, only when it is one of this base; its common page otherwise. */
export function ownPage(base: SchoolBase, text: string): string {
  const root = rootPath(base)
  return text.startsWith(root) && /^[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : root
}
