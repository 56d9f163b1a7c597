import type { Socket } from 'node:net'
import type { Database } from '@preau/platform'

/** What a connection of `pg` is made of, as far as cutting it needs. */
interface Cuttable {
  query(...asked: readonly unknown[]): unknown
  readonly connection: { readonly stream: Socket }
  /** Of the backend. */
  readonly processID: number
}

/**
 * Loses the connection of a transaction when its statement of this rank has been sent: to the database, that is a process killed
 * there. It may be the commit, whose answer then nobody hears.
 */
export interface ConnectionCutter {
  arm(rank: number): void
  /** Whether a transaction was long enough to be cut since; the database has settled it by then. */
  disarm(): Promise<boolean>
}

export function cutConnections({ pool }: Database): ConnectionCutter {
  let rank: number | undefined
  let cut: number | undefined
  const watched = new WeakSet<object>()
  const watch = (client: Cuttable): void => {
    const query = client.query.bind(client)
    let sent = -1
    client.query = (...asked) => {
      const [first] = asked
      const text = typeof first === 'string' ? first : ''
      if (/^\s*(begin|start transaction)/i.test(text)) sent = 0
      else if (sent >= 0) sent += 1
      const answer = query(...asked)
      if (/^\s*(commit|rollback)/i.test(text) && sent !== rank) sent = -1
      if (rank !== undefined && cut === undefined && sent === rank) {
        cut = client.processID
        client.connection.stream.destroy()
      }
      return answer
    }
  }
  pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    watch(client as unknown as Cuttable)
  })
  return {
    arm: (wanted) => {
      rank = wanted
      cut = undefined
    },
    disarm: async () => {
      rank = undefined
      const isThere = 'select from pg_stat_activity where pid = $1'
      while (cut !== undefined && (await pool.query(isThere, [cut])).rowCount !== 0);
      return cut !== undefined
    },
  }
}
