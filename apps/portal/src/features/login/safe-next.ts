/**
 * Where to go after the log-in: a path of this portal, or `/` for anything else. An address of another site would make
 * the log-in page an open redirect; `//host`, `/\host` and control characters are how browsers are fooled. What a header
 * cannot carry is percent-encoded.
 */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/'
  if (/[\u0000-\u001f\u007f\\]/.test(next)) return '/'
  return next.toWellFormed().replace(/[^\u0020-\u007e]+/g, encodeURIComponent)
}

/** The address of the log-in page that comes back to `next`; `renew` asks for the password again (CAS 3.0 §2.1.1). */
export function loginHref(next: string, options: { readonly renew?: boolean } = {}): string {
  const query = new URLSearchParams(next === '/' ? {} : { next })
  if (options.renew) query.set('renouveler', '1')
  const text = query.toString()
  return text === '' ? '/connexion' : `/connexion?${text}`
}
