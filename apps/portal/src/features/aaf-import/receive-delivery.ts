import { createHash } from 'node:crypto'
import { type Clock, Refusal } from '@preau/platform'
import type { Actor } from '../../frame/visitor.ts'
import type { AafOrder } from './aaf-run.ts'
import type { AafStore } from './aaf-store.ts'
import { type DeliveredFile, unpackDelivery } from './unpack-delivery.ts'

/** A delivery to import: its files or archives, who sends it and what they ask for. */
export interface AafDelivery {
  readonly files: Iterable<DeliveredFile> | AsyncIterable<DeliveredFile>
  readonly by: Actor
  readonly order: AafOrder
}

export interface ReceiveDeps {
  readonly aaf: AafStore
  readonly clock: Clock
}

/**
 * Keeps the files of a delivery in the database and leaves a run that any process can work on: from here on, nothing is
 * lost whoever is killed. The same files sent again, while a run of theirs is not ended, lead to that run. An archive that
 * cannot be unfolded leaves a refused run.
 */
export async function receiveDelivery({ aaf, clock }: ReceiveDeps, delivery: AafDelivery): Promise<string> {
  const { by, order } = delivery
  const startedAt = clock.now()
  const runId = await aaf.open({ by, at: startedAt, order })
  const hash = createHash('sha256')
  let [done, position] = [0, 0]
  async function* watched(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      done += chunk.length
      yield chunk
    }
  }
  const tell = (): Promise<void> =>
    aaf.progress(runId, {
      step: 'receiving',
      done,
      total: 0,
      people: 0,
      startedAt: startedAt.toISOString(),
      at: clock.now().toISOString(),
    })
  try {
    for await (const { name, chunks } of unpackDelivery(delivery.files)) {
      hash.update(`\n${name}\n`)
      await aaf.keepFile(runId, { position, name, chunks: watched(chunks) })
      position += 1
      if (position % 20 === 0) await tell()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      await aaf.discard(runId)
      throw error
    }
    const { code, texts } = error
    const refusal = { code, message: `${texts.sentence} ${texts.next}` }
    await aaf.patch(runId, { state: 'refused', finishedAt: clock.now(), refusal })
    return runId
  }
  return settle(aaf, runId, hash.digest('hex'))
}

async function settle(aaf: AafStore, runId: string, fingerprint: string): Promise<string> {
  const same = await aaf.sameUnended(runId, fingerprint)
  if (same === undefined) {
    await aaf.pass(runId, ['receiving'], { state: 'waiting' })
    return runId
  }
  await aaf.discard(runId)
  await aaf.pass(same, ['failed'], { state: 'waiting' })
  return same
}
