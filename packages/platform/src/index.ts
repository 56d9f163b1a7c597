/**
 * Infrastructure of the two products: configuration, PostgreSQL, jobs, HTTP, sessions, audit, log, metrics, outgoing calls.
 *
 * Owns everything that touches the outside world. Owns no rule of the liaison and no page. Start with README.md (an app's
 * `main.ts` in ten lines), then `database/open-database.ts` and `http/create-http-app.ts`.
 *
 * @packageDocumentation
 */
export {}
