import { readdirSync, readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

const threads = '/proc/self/task'

/** With five steps less, a thread gets a third of what the others get when the processor lacks (`man 7 sched`). */
const steps = 5
const lowest = 19

/**
 * Lets the threads that compute hashes give way to the one that answers. When more people log in than the processor can check
 * passwords, those who are already in would wait as long as those who come: each hash is ten milliseconds that a click has to
 * wait for.
 *
 * On Linux each thread has its own priority, and those of the pool bear the name of libuv; elsewhere nothing happens.
 */
export function lowerPoolPriority(): void {
  try {
    for (const thread of poolThreads()) setPriority(thread, Math.min(lowest, getPriority() + steps))
  } catch {
    // No such folder, or no right to: passwords are checked all the same, and only compete with clicks.
  }
}

/** Threads of the pool of this process, where the system names them. */
export function poolThreads(): readonly number[] {
  return readdirSync(threads)
    .filter((thread) => readFileSync(`${threads}/${thread}/comm`, 'utf8').startsWith('libuv-worker'))
    .map(Number)
}
