import type { RecordOfPerson } from './duplicates-store.ts'

/**
 * Which of two records stays unless the supervisor says otherwise: the one that the ENT already reaches, then the one that
 * the files of the school will name again, then the older one.
 */
export function chooseKept(left: RecordOfPerson, right: RecordOfPerson): RecordOfPerson {
  const order = [isLinked, isOfFiles, isPresent] as const
  for (const has of order) if (has(left) !== has(right)) return has(left) ? left : right
  return Number(left.id) < Number(right.id) ? left : right
}

const isLinked = ({ casId }: RecordOfPerson): boolean => casId !== undefined
const isOfFiles = ({ origin }: RecordOfPerson): boolean => origin === 'siecle' || origin === 'sts'
const isPresent = ({ leftOn }: RecordOfPerson): boolean => leftOn === undefined
