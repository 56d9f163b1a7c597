import { escaped } from './other-account.ts'

/** The log-in page of the other ENT: nothing of our look, and as accessible as a page has to be. */
export const loginPage = (service: string, error = ''): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Mon autre ENT</title><link rel="icon" href="data:,"></head>
<body><main><h1>Mon autre ENT</h1>${error === '' ? '' : `<p role="alert">${escaped(error)}</p>`}
<form method="post" action="?service=${encodeURIComponent(service)}">
<label for="compte">Compte</label> <input id="compte" name="compte" autocomplete="off">
<button>Entrer</button></form></main></body></html>
`
