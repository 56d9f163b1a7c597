import { type AafItem, readAaf } from '../src/index.ts'
import { aafFile, addRequest, type Attributes, delivery, pupilAttributes } from './aaf-fixtures.ts'
import { collected } from './entry-of.ts'

type Replaced = Parameters<typeof delivery>[0]

/** Everything a delivery gives, with `replaced` in the place of some of its files. */
export async function readDelivery(replaced?: Replaced): Promise<readonly AafItem[]> {
  return collected(readAaf(delivery(replaced)))
}

/** The records of one kind and every problem, of a delivery in which `replaced` stands. */
export async function readKind<K extends AafItem['kind']>(
  kind: K,
  replaced?: Replaced,
): Promise<{ records: readonly Extract<AafItem, { kind: K }>[]; codes: readonly string[] }> {
  const items = await readDelivery(replaced)
  const records = items.filter((item): item is Extract<AafItem, { kind: K }> => item.kind === kind)
  return { records, codes: items.flatMap((item) => (item.kind === 'problem' ? [item.code] : [])) }
}

/** The same, for a delivery whose only pupil is changed. */
export async function readPupil(changes: Attributes): ReturnType<typeof readKind<'pupil'>> {
  return readKind('pupil', {
    Eleve: aafFile(addRequest('Eleve', '4100017', { ...pupilAttributes, ...changes })),
  })
}
