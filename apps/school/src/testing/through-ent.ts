import type { Browser, Page } from './browser.ts'

/** Opens an address and follows every redirect to its end, those to the ENT over a real connection. */
export async function openThroughEnt(
  browser: Pick<Browser, 'get'>,
  url: string,
): Promise<Page & { readonly path: string }> {
  let path = url
  for (let hops = 0; hops < 10; hops += 1) {
    const page = await browser.get(path)
    if (page.status !== 302 && page.status !== 303) return { ...page, path }
    path = await localAddress(page.location ?? '')
  }
  throw new Error(`redirected without end: ${path}`)
}

/** The path on this server that a redirect leads to, through the ENT if need be. */
export async function localAddress(location: string): Promise<string> {
  if (location.startsWith('/')) return location
  const answer = await fetch(location, { redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  return back.pathname + back.search
}
