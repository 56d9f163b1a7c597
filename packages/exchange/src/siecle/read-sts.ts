import type { ExchangeEntry } from '../entry.ts'
import type { Report } from '../problem/problem.ts'
import { fieldReader } from './field-reader.ts'
import { readStsPerson, type StsIdentity } from './read-sts-person.ts'
import { readStsStructure } from './read-sts-structure.ts'
import { type ElementPlace, readSchoolFile, type SchoolFileReading } from './school-file-reading.ts'
import type { StsContent, StsPerson, StsStructure, StsSubject } from './sts-records.ts'

/** Reads `sts_emp_<UAI>_<année>.xml` (root `STS_EDT`). Source: ent-ecosystem §2.4. */
export function readSts(entry: ExchangeEntry): Promise<SchoolFileReading<StsContent>> {
  const file = new StsFile()
  return readSchoolFile(entry, {
    kind: 'sts',
    needsUai: true,
    handlers: {
      'NOMENCLATURES/MATIERES/MATIERE': (place) => file.addSubject(place),
      'DONNEES/INDIVIDUS/INDIVIDU': (place) => file.addPerson(place),
      'DONNEES/STRUCTURE/DIVISIONS/DIVISION': (place) => file.addDivision(place),
      'DONNEES/STRUCTURE/GROUPES/GROUPE': (place) => file.addGroup(place),
    },
    finish: () => file.finish(),
  })
}

interface PlacedStructure {
  readonly structure: StsStructure
  readonly report: Report
}

/** What has been read so far. */
class StsFile {
  readonly #people = new Map<string, StsIdentity>()
  readonly #subjects = new Map<string, StsSubject>()
  readonly #divisions: PlacedStructure[] = []
  readonly #groups: PlacedStructure[] = []

  addSubject({ element, report }: ElementPlace): void {
    const fields = fieldReader(element, report)
    const code = fields.attribute('CODE')
    if (code === undefined) {
      report('siecle.no-identifier', { attribute: 'CODE' })
      return
    }
    const shortCode = fields.text('CODE_GESTION')
    const label = fields.text('LIBELLE_EDITION', 'LIBELLE_LONG', 'LIBELLE_COURT') ?? shortCode ?? code
    this.#subjects.set(code, { code, shortCode, label })
  }

  addPerson({ element, report }: ElementPlace): void {
    const person = readStsPerson(element, report)
    if (person === undefined) return
    if (this.#people.has(person.key)) report('siecle.duplicate', { id: person.key })
    else this.#people.set(person.key, person)
  }

  addDivision({ element, report }: ElementPlace): void {
    const structure = readStsStructure(element, report)
    if (structure !== undefined) this.#divisions.push({ structure, report })
  }

  addGroup({ element, report }: ElementPlace): void {
    const structure = readStsStructure(element, report)
    if (structure !== undefined) this.#groups.push({ structure, report })
  }

  finish(): StsContent | undefined {
    if (this.#people.size === 0) return undefined
    for (const placed of [...this.#divisions, ...this.#groups]) this.#checkTeachers(placed)
    const divisions = this.#divisions.map((one) => one.structure)
    const groups = this.#groups.map((one) => one.structure)
    const staff = Array.from(this.#people.values(), (person): StsPerson => {
      const subjects = [...divisions, ...groups].flatMap((one) => subjectsTaughtBy(person.key, one))
      return {
        ...person,
        divisions: codesTaughtBy(person.key, divisions),
        groups: codesTaughtBy(person.key, groups),
        subjectCodes: [...new Set(subjects)],
      }
    })
    return { staff, subjects: [...this.#subjects.values()], divisions, groups }
  }

  #checkTeachers({ structure, report }: PlacedStructure): void {
    for (const key of new Set(structure.services.flatMap((service) => service.teachers))) {
      if (!this.#people.has(key)) report('sts.unknown-teacher', { key, structure: structure.code })
    }
  }
}

function codesTaughtBy(key: string, structures: readonly StsStructure[]): readonly string[] {
  return structures.filter((one) => subjectsTaughtBy(key, one).length > 0).map((one) => one.code)
}

function subjectsTaughtBy(key: string, structure: StsStructure): readonly string[] {
  return structure.services.filter((one) => one.teachers.includes(key)).map((one) => one.subjectCode)
}
