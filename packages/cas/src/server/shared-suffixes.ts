/**
 * Domains under which anybody may have a name: a wildcard just before one of them would let in strangers. Not the whole
 * public suffix list, which changes every week: those that a French operator could meet. Only operators write patterns.
 */
export const sharedSuffixes: ReadonlySet<string> = new Set([
  ...['asso', 'com', 'gouv', 'nom', 'prd', 'tm', 'avocat', 'cci', 'greta', 'medecin', 'notaires', 'port'].map(
    (name) => `${name}.fr`,
  ),
  ...['co.uk', 'org.uk', 'ac.uk', 'com.au', 'co.nz', 'com.br', 'co.jp', 'eu.org', 'free.fr'],
  ...['github.io', 'gitlab.io', 'netlify.app', 'vercel.app', 'pages.dev', 'workers.dev', 'web.app'],
  ...[
    'herokuapp.com',
    'blogspot.com',
    'azurewebsites.net',
    'cloudfront.net',
    'amazonaws.com',
    'wordpress.com',
  ],
  ...['ovh.net', 'hosting.ovh.net', 'scalingo.io', 'alwaysdata.net', 'duckdns.org'],
])
