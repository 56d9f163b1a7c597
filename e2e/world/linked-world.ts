import type { TestProject } from 'vitest/node'
import type { Addresses } from './addresses.ts'
import { openWorld } from './open-world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration whose liaison is made, shared by all files of a run: leave it as you found it. */
    linkedWorld: Addresses
  }
}

/** Starts the shared demonstration once per run (`globalSetup` of the project `e2e`). */
export default async function startLinkedWorld(project: TestProject): Promise<() => Promise<void>> {
  const world = await openWorld()
  try {
    await world.ready()
  } catch (error) {
    await world.close()
    throw error
  }
  const { portal, school, base, console, client } = world
  project.provide('linkedWorld', { portal, school, base, console, client })
  return () => world.close()
}
