/** Tries of one name that wait until another of them is settled, in this process. */
export interface Turns {
  /** Resolves when a try of this name is settled here, or after a moment: it may be running on another node. */
  wait(name: string): Promise<void>
  /** A try of this name is settled: the next few may ask again. */
  settled(name: string): void
}

/** How long to wait for news of another node. */
const patienceMs = 100

/** As many as a clean slate lets through at once; waking all of them would only make them ask in vain. */
const awake = 4

export function createTurns(): Turns {
  const waiting = new Map<string, Set<() => void>>()
  const leave = (name: string, wake: () => void): void => {
    const others = waiting.get(name)
    others?.delete(wake)
    if (others?.size === 0) waiting.delete(name)
  }
  return {
    wait: (name) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          leave(name, wake)
          resolve()
        }
        const timer = setTimeout(wake, patienceMs)
        const others = waiting.get(name) ?? new Set()
        waiting.set(name, others.add(wake))
      }),
    settled: (name) => {
      for (const wake of [...(waiting.get(name) ?? [])].slice(0, awake)) wake()
    },
  }
}
