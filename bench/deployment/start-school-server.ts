import { type ServerProcess, startServer } from '../cas/server-process.ts'
import type { Deployment } from './open-deployment.ts'

/** Starts a school server over a loaded deployment. */
export const startSchoolServer = ({ database, folder }: Deployment): Promise<ServerProcess> =>
  startServer('../deployment/school-server.ts', {
    PREAU_DATA_DIR: folder,
    SCHOOL_DATABASE_URL: database.url,
    SCHOOL_CAS_ALLOW_PRIVATE: 'oui',
    SCHOOL_SECOND_FACTOR: 'non',
  })
