import { type FictitiousSchool, makeSchool, writeSiecle, writeSts } from '@preau/testing/school'
import type { SentFiles } from './browser.ts'

/** The files of one school, as its two applications and a spreadsheet would give them. */
export interface SchoolFiles {
  readonly uai: string
  readonly siecle: SentFiles

  readonly sts: SentFiles
  /** Pupils of the same school, with a town for each of them. */
  readonly csv: SentFiles
  readonly people: { readonly pupils: number; readonly guardians: number; readonly staff: number }
}

/** Invents a school of about this many pupils; guardians and staff follow. */
export function schoolFiles(pupils: number): SchoolFiles {
  const school = makeSchool({ pupils })
  const [first, second] = writeSiecle(school)
  if (first === undefined || second === undefined) throw new Error('two SIECLE files were expected')
  return {
    uai: school.uai,
    siecle: {
      eleves: { name: first.name, bytes: first.bytes() },
      responsables: { name: second.name, bytes: second.bytes() },
    },
    sts: { sts: { name: writeSts(school).name, bytes: writeSts(school).bytes() } },
    csv: { fichier: { name: 'eleves.csv', bytes: new TextEncoder().encode(pupilsCsv(school)) } },
    people: {
      pupils: school.pupils.length,
      guardians: school.guardians.length,
      staff: school.teachers.length + school.staff.length,
    },
  }
}

function pupilsCsv({ pupils }: FictitiousSchool): string {
  const lines = pupils.map(({ identity }) =>
    [identity.birthName, identity.firstName, identity.birthDate, 'Valmarais-sur-Vilaine'].join(';'),
  )
  return ['Nom;Prénom;Date de naissance;Ville', ...lines].join('\r\n')
}
