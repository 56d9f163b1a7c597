import { runApp } from '@preau/platform'
import { readSchoolConfig } from './config.ts'
import { startSchool } from './start-school.ts'

await runApp({ name: 'school' }, (lifecycle) => startSchool(readSchoolConfig(process.env), lifecycle))
