import { click } from './click.ts'
import { type Figures, figuresOf, repeat, type Times } from './measure.ts'
import type { ServerProcess } from './server-process.ts'

/** Clicks on one server, and the processor time of each of those who took part, milliseconds a click. */
export interface ClickFigures extends Figures {
  readonly serverMs: number
  /** `undefined` for a server without database. */
  readonly databaseMs: number | undefined
  readonly driverMs: number
  /** Longest time the event loop of the server was away, milliseconds. */
  readonly stallMs: number
}

/** Who clicks on what: a person for each lane. */
export interface Clicked {
  readonly server: ServerProcess
  readonly people: readonly Clicker[]
}

export interface Clicker {
  readonly cookie: string
  /** The principal that the service must learn. */
  readonly user: string
}

/** One click, which must tell the service of the person who clicked and of nobody else. */
export async function clickAs({ server, people }: Clicked, lane: number): Promise<void> {
  const { cookie, user } = people[lane] ?? { cookie: '', user: '' }
  const told = await click(server.url, cookie)
  if (told !== user) throw new Error(`the service learnt of ${told} when ${user} clicked`)
}

interface Turn extends Times {
  readonly server: number
  readonly database: number
  readonly driver: number
  readonly stallMs: number
}

/** Each server has several turns, one after the other, so that what passes on the machine meets them all. */
const turns = 3

/** Clicks on each server in turn, `together` at a time, for `seconds` on each. */
export async function compareClicks(
  servers: readonly Clicked[],
  { together, seconds }: { readonly together: number; readonly seconds: number },
): Promise<readonly ClickFigures[]> {
  const taken = servers.map((): Turn[] => [])
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [place, clicked] of servers.entries()) {
      taken[place]?.push(await takeTurn(clicked, { together, seconds: seconds / turns }))
    }
  }
  return taken.map(summary)
}

async function takeTurn(
  clicked: Clicked,
  load: { readonly together: number; readonly seconds: number },
): Promise<Turn> {
  const { server } = clicked
  const before = await server.usage()
  const driver = process.cpuUsage()
  const times = await repeat(load, (lane) => clickAs(clicked, lane))
  const { user, system } = process.cpuUsage(driver)
  const after = await server.usage()
  return {
    ...times,
    server: after.cpuMs - before.cpuMs,
    database: (after.databaseMs ?? Number.NaN) - (before.databaseMs ?? Number.NaN),
    driver: (user + system) / 1000,
    stallMs: after.stallMs,
  }
}

function summary(taken: readonly Turn[]): ClickFigures {
  const figures = figuresOf(taken)
  const perClick = (of: (turn: Turn) => number): number =>
    taken.reduce((sum, turn) => sum + of(turn), 0) / figures.count
  const database = perClick((turn) => turn.database)
  return {
    ...figures,
    serverMs: perClick(({ server }) => server),
    databaseMs: Number.isNaN(database) ? undefined : database,
    driverMs: perClick(({ driver }) => driver),
    stallMs: Math.max(...taken.map(({ stallMs }) => stallMs)),
  }
}
