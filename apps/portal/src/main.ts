import { runApp } from '@preau/platform'
import { readPortalConfig } from './config.ts'
import { startPortal } from './start-portal.ts'

await runApp({ name: 'portal' }, (lifecycle) => startPortal(readPortalConfig(process.env), lifecycle))
