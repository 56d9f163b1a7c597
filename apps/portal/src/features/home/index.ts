/**
 * « Mon espace », the services a person may open, and the overview of the administration.
 *
 * @packageDocumentation
 */
export type { Attention, AttentionFigures } from './attention.ts'
export type { Favourites } from './favourites.ts'
export { mountHome } from './mount-home.ts'
