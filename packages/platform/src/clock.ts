/** The only source of time. Pure packages receive it, or the instant it gave. */
export interface Clock {
  now(): Date
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests: it stands still until told to move. */
export interface FixedClock extends Clock {
  /** Moves forward by this many milliseconds. */
  advance(milliseconds: number): void
  /** Jumps to an instant. */
  set(instant: Date | string): void
}

/** Makes a clock that shows `start` (a Date, or an ISO instant) and moves only when told to. */
export function fixedClock(start: Date | string): FixedClock {
  let current = new Date(start).getTime()
  return {
    now: () => new Date(current),
    advance(milliseconds) {
      current += milliseconds
    },
    set(instant) {
      current = new Date(instant).getTime()
    },
  }
}
