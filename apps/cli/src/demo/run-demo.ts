import { schoolYearOf } from '@preau/people'
import { type Environment, type Lifecycle, systemClock } from '@preau/platform'
import { type Portal, readPortalConfig, startPortal } from '@preau/portal'
import { readSchoolConfig, type School, startSchool } from '@preau/school'
import { makeSchool } from '@preau/testing/school'
import { quietLog } from '../with-app.ts'
import { type DemoState, readDemoState, writeDemoState } from './demo-state.ts'
import { linkBothSides } from './link-both-sides.ts'
import { loadPortal } from './load-portal.ts'
import { loadSchool } from './load-school.ts'
import { refuseForeignData } from './refuse-foreign-data.ts'
import { welcome } from './welcome.ts'

/** One run of the demonstration. */
export interface DemoRun {
  readonly env: Environment
  /** Begins again: everything in the data folder is lost. */
  readonly reset: boolean
  /** Leaves the liaison to be made by hand. */
  readonly unlinked: boolean
  readonly say: (line: string) => void
  readonly lifecycle: Lifecycle
}

/**
 * Starts both products in one process, each on its own database and its own port, and loads the fictitious school the
 * first time. They listen once everything is loaded: `/health/ready` answers 200 only when there is something to see.
 * A demonstration killed while loading begins again; one that was loaded keeps its data.
 */
export async function runDemo(run: DemoRun): Promise<void> {
  const env = { ...run.env, PORTAL_DEMO: 'true', SCHOOL_DEMO: 'true' }
  const portalConfig = readPortalConfig(env)
  const schoolConfig = readSchoolConfig({ SCHOOL_DEMO_CAS_URL: `${portalConfig.publicUrl}/cas`, ...env })
  const before = await readDemoState(portalConfig.dataFolder)
  const empty = run.reset || before?.state === 'loading'
  const log = quietLog()
  const options = { listen: false, empty, log } as const
  const [portal, school] = await Promise.all([
    startPortal(portalConfig, run.lifecycle, options),
    startSchool(schoolConfig, run.lifecycle, options),
  ])
  if (empty || before === undefined) {
    if (!empty) await refuseForeignData(portal, school, portalConfig.dataFolder)
    await load(run, {
      portal,
      school,
      dataFolder: portalConfig.dataFolder,
      publicUrls: { portal: portalConfig.publicUrl, school: schoolConfig.publicUrl },
    })
  }
  await portal.app.listen({ host: portalConfig.host, port: portalConfig.port })
  await school.app.listen({ host: schoolConfig.host, port: schoolConfig.port })
  const state = (await readDemoState(portalConfig.dataFolder)) ?? { state: 'ready', unlinked: run.unlinked }
  run.say(
    welcome({ portal: portalConfig.publicUrl, school: schoolConfig.publicUrl, unlinked: state.unlinked }),
  )
}

/** What is loaded, and where. */
interface LoadTarget {
  readonly portal: Portal
  readonly school: School
  readonly dataFolder: string
  readonly publicUrls: { readonly portal: string; readonly school: string }
}

async function load({ say, unlinked }: DemoRun, target: LoadTarget): Promise<void> {
  const state: DemoState = { state: 'loading', unlinked }
  await writeDemoState(target.dataFolder, state)
  // The files that each side takes are those of the present school year.
  const fictitious = makeSchool({ schoolYear: schoolYearOf(systemClock.now()) })
  say(
    `Première fois\u00a0: chargement du ${fictitious.name}, fictif (AAF pour l’ENT, SIECLE et STS pour la scolarité)…`,
  )
  await Promise.all([
    loadPortal(target.portal.commands, fictitious),
    loadSchool(target.school.commands, fictitious),
  ])
  if (!unlinked) {
    say('Liaison\u00a0: délégation CAS, service déclaré, identifiants exportés puis rapprochés…')
    await linkBothSides(target, fictitious.uai)
  }
  await writeDemoState(target.dataFolder, { ...state, state: 'ready' })
}
