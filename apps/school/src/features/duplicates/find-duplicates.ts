import { type PersonCategory, personCategories } from '@preau/people'
import { bySureness, findTwice, type Likeness } from '@preau/reconciliation'
import type { DuplicatesStore, RecordOfPerson } from './duplicates-store.ts'

/** Two records to look at. */
export interface Suspected extends Likeness {
  readonly left: RecordOfPerson
  readonly right: RecordOfPerson
}

/** Pairs beyond these are counted: those before them come first. */
const mostShown = 200

/** Who may have been entered twice in a base, the surest first, without the pairs that somebody told apart. */
export async function findDuplicates(
  store: DuplicatesStore,
  baseId: string,
): Promise<{ readonly pairs: readonly Suspected[]; readonly total: number }> {
  const apart = await store.notTwice(baseId)
  const found: Pair[] = []
  for (const category of personCategories) found.push(...(await pairsOf(store, { baseId, category })))
  const open = found.filter(({ ids }) => !apart.has(pairKey(ids))).toSorted(bySureness)
  const shown = open.slice(0, mostShown)
  const records = await store.records(baseId, [...new Set(shown.flatMap(({ ids }) => ids))])
  const byId = new Map(records.map((record) => [record.id, record]))
  const pairs = shown.flatMap(({ ids, grade, reasons }) => {
    const [left, right] = [byId.get(ids[0]), byId.get(ids[1])]
    return left && right ? [{ left, right, grade, reasons }] : []
  })
  return { pairs, total: open.length }
}

interface Pair extends Likeness {
  readonly ids: readonly [string, string]
}

/** `12:77`, the lower number first: how a pair is remembered. */
export const pairKey = (ids: readonly [string, string]): string =>
  ids.toSorted((one, other) => Number(one) - Number(other)).join(':')

async function pairsOf(
  store: DuplicatesStore,
  { baseId, category }: { readonly baseId: string; readonly category: PersonCategory },
): Promise<readonly Pair[]> {
  const people = await store.comparable(baseId, category)
  return findTwice(people).flatMap(({ left, right, grade, reasons }) => {
    const [one, other] = [people[left]?.identifiantPronote, people[right]?.identifiantPronote]
    return one !== undefined && other !== undefined ? [{ ids: [one, other] as const, grade, reasons }] : []
  })
}
