import { afterAll } from 'vitest'
import { closeTestDatabases } from './open-test-database.ts'

// Run again before each test file, even of a worker that keeps its modules: a hook in the module itself would be that of the
// first file alone, and the others would leave their connections until none is left.
afterAll(closeTestDatabases)
