/**
 * The page to come back to after signing in, only when it is a page of this server: one slash, then anything but a
 * second one or a backslash, which browsers read as another host. Anything else gives `fallback`.
 */
export function localPath(text: string | undefined, fallback: string): string {
  if (text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return fallback
  return text
}
