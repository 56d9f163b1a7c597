/**
 * A real browser for scenarios.
 *
 * Owns: getting Chromium from npm to run on a bare machine, one profile per person, accessibility checks,
 * screenshots, and turning a browser complaint into a failed scenario. Does not own the scenarios (`e2e/`).
 * Start with {@link openBrowser} in `beforeAll`, {@link newPerson} in each test.
 *
 * @packageDocumentation
 */
export { checkAccessibility } from './check-accessibility.ts'
export { newPerson, type Person, type PersonOptions } from './new-person.ts'
export { openBrowser, withBrowser } from './open-browser.ts'
export { shoot } from './shoot.ts'
