/**
 * « Mon espace », the services a person may open, and the overview of the administration.
 *
 * @packageDocumentation
 */
export { type HomeDeps, mountHome } from './mount-home.ts'
