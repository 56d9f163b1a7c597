/**
 * How long a session lives, without activity and in all, for each profile. The log-in asks {@link SessionLives} through its own
 * port `LimitsOfPeople`; sessions carry what they were given. Start with `session-lives.ts`.
 *
 * @packageDocumentation
 */
export { mountSessionLife } from './mount-session-life.ts'
export type { LifeChange, ProfileLife, SessionLives } from './session-lives.ts'
