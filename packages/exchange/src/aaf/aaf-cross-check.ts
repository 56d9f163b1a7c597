import type { Report } from '../problem/problem.ts'
import type { AafTypedRecord } from './aaf-item.ts'

/**
 * What only the whole delivery shows: a key twice, a school or a guardian that nobody describes. Holds keys, not
 * records. Relies on the order of reading: schools and guardians come before those who point at them.
 */
export class AafCrossCheck {
  readonly #seen: Readonly<Record<AafTypedRecord['kind'], Set<string | number>>> = {
    school: new Set(),
    pupil: new Set(),
    guardian: new Set(),
    staff: new Set(),
    subject: new Set(),
    mef: new Set(),
  }
  readonly #unknownSchools = new Set<string>()

  /** Records already read, by an interrupted reading of the same delivery. */
  remember(kind: AafTypedRecord['kind'], ids: Iterable<string>): void {
    for (const id of ids) this.#seen[kind].add(compact(id))
  }

  /** Whether the record is new; notes what it points at in vain. */
  accept(item: AafTypedRecord, report: Report): boolean {
    const key = compact(item.record.id)
    if (this.#seen[item.kind].has(key)) {
      report('aaf.duplicate-record', { id: item.record.id })
      return false
    }
    this.#seen[item.kind].add(key)
    if (item.kind === 'staff' || item.kind === 'pupil') this.#checkSchools(item.record.schoolIds, report)
    if (item.kind === 'pupil') this.#checkGuardians(item.record, report)
    return true
  }

  /** Said once for each school: a teacher shared with another school is no event. */
  #checkSchools(schoolIds: readonly string[], report: Report): void {
    for (const schoolId of schoolIds) {
      if (this.#seen.school.has(compact(schoolId)) || this.#unknownSchools.has(schoolId)) continue
      this.#unknownSchools.add(schoolId)
      report('aaf.unknown-school', { schoolId })
    }
  }

  #checkGuardians(
    pupil: { readonly id: string; readonly guardians: readonly { readonly guardianId: string }[] },
    report: Report,
  ): void {
    for (const { guardianId } of pupil.guardians) {
      const isKnown = guardianId === pupil.id || this.#seen.guardian.has(compact(guardianId))
      if (!isKnown) report('aaf.unknown-guardian', { guardianId })
    }
  }
}

/** A number takes no memory of its own in a set; a region has a million keys, nearly all of them digits. */
function compact(id: string): string | number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : id
}
