import type { Child } from './person-state.ts'

/** A pupil of a guardian, in French. The level is said of legal guardians: that a father becomes the first to call is a change. */
export const childName = ({ name, level }: Child): string =>
  level === null || level === 0 ? name : `${name} (légal ${String(level)})`
