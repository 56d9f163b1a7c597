import { defineConfig } from 'vitest/config'

const jsx = { runtime: 'automatic', importSource: 'preact' } as const

/**
 * Three projects: `unit` needs nothing, `apps` gets one real PostgreSQL for the run, `e2e` adds both products
 * and a browser. Files of `apps` share the server, never a database. Files of `unit` and `apps` share the modules
 * of their worker (`isolate: false`): what a module keeps for itself must not depend on who used it before.
 */
export default defineConfig({
  oxc: { jsx },
  test: {
    reporters: ['default'],
    maxWorkers: '100%',
    projects: [
      {
        oxc: { jsx },
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,test}/**/*.test.{ts,tsx}',
            'testing/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
          ],
          exclude: ['packages/platform/**', '**/node_modules/**'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        oxc: { jsx },
        test: {
          name: 'apps',
          include: ['packages/platform/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/platform/src/testing/global-setup.ts'],
          setupFiles: ['packages/platform/src/testing/close-after-file.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        oxc: { jsx },
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/world/linked-world.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
