/** A base as it is on a day (ISO). */
export interface SchoolDay {
  readonly baseId: string
  readonly today: string
}
