/**
 * « Mon espace », the services a person may open, and the overview of the administration.
 *
 * @packageDocumentation
 */
export type { Favourite, Favourites } from './favourites.ts'
export { mountHome } from './mount-home.ts'
