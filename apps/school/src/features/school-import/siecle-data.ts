import type { SiecleGuardian, SiecleGuardians, SieclePupil, SieclePupils } from '@preau/exchange'
import type { IncomingLink, IncomingPerson, IncomingStructure, SchoolData } from './school-data.ts'

/** What a SIECLE export brings: pupils, guardians, or both (ent-ecosystem §2.2, §2.3). */
export function siecleData(
  pupils: SieclePupils | undefined,
  guardians: SiecleGuardians | undefined,
): SchoolData {
  const guardianList = guardians?.guardians ?? []
  const pupilList = pupils?.pupils ?? []
  const homes = homesOfPupils(guardianList)
  return {
    people: [...pupilList.map((pupil) => pupilPerson(pupil, homes)), ...guardianList.map(guardianPerson)],
    complete: pupils === undefined ? [] : ['pupils'],
    structures: structuresOf(pupilList),
    memberships: pupilList.flatMap(membershipsOf),
    subjects: [],
    teachings: [],
    headTeachers: [],
    links: guardians === undefined ? undefined : guardianList.flatMap(linksOf),
  }
}

const pupilKey = (siecleId: string): string => `E:${siecleId}`
const guardianKey = (personId: string): string => `P:${personId}`

interface Home {
  readonly postcode: string | undefined
  readonly city: string | undefined
}

/** A pupil lives where the first legal guardian does, unless the file of pupils says otherwise. */
function homesOfPupils(guardians: readonly SiecleGuardian[]): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>()
  for (const rank of [2, 1] as const) {
    for (const { address, pupils } of guardians) {
      if (address === undefined) continue
      for (const link of pupils) if (link.legalRank === rank) homes.set(link.pupilSiecleId, address)
    }
  }
  return homes
}

function pupilPerson(pupil: SieclePupil, homes: ReadonlyMap<string, Home>): IncomingPerson {
  const home = pupil.address ?? homes.get(pupil.siecleId)
  return {
    key: pupilKey(pupil.siecleId),
    category: 'pupil',
    civility: undefined,
    lastName: pupil.lastName,
    usageName: pupil.usageName,
    firstName: pupil.firstName,
    birthDate: pupil.birthDate,
    sex: pupil.sex,
    postcode: home?.postcode,
    city: home?.city,
    ine: pupil.ine,
    functionCode: undefined,
    functionLabel: undefined,
    leftOn: pupil.leavingDate,
    access: true,
  }
}

function guardianPerson(guardian: SiecleGuardian): IncomingPerson {
  return {
    key: guardianKey(guardian.personId),
    category: 'guardian',
    civility: guardian.civility,
    lastName: guardian.lastName,
    usageName: guardian.usageName,
    firstName: guardian.firstName,
    birthDate: undefined,
    sex: undefined,
    postcode: guardian.address?.postcode,
    city: guardian.address?.city,
    ine: undefined,
    functionCode: undefined,
    functionLabel: undefined,
    leftOn: undefined,
    // Neighbours and grandparents to be called are in the file too: marks and absences are not theirs to read.
    access: guardian.pupils.some((link) => link.responsibility === 'legal'),
  }
}

const linksOf = (guardian: SiecleGuardian): readonly IncomingLink[] =>
  guardian.pupils.map((link) => ({
    guardianKey: guardianKey(guardian.personId),
    pupilKey: pupilKey(link.pupilSiecleId),
    level: link.legalRank ?? 0,
    kinship: link.linkCode,
  }))

const membershipsOf = (pupil: SieclePupil): SchoolData['memberships'] => [
  ...(pupil.className === undefined
    ? []
    : [{ key: pupilKey(pupil.siecleId), kind: 'class' as const, code: pupil.className }]),
  ...pupil.groups.map((code) => ({ key: pupilKey(pupil.siecleId), kind: 'group' as const, code })),
]

function structuresOf(pupils: readonly SieclePupil[]): readonly IncomingStructure[] {
  const classes = new Set(pupils.flatMap((pupil) => pupil.className ?? []))
  const groups = new Set(pupils.flatMap((pupil) => pupil.groups))
  return [
    ...Array.from(classes, (code) => ({ kind: 'class' as const, code, label: undefined })),
    ...Array.from(groups, (code) => ({ kind: 'group' as const, code, label: undefined })),
  ]
}
