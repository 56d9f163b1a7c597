import type { ExchangeEntry } from '../entry.ts'
import type { Report } from '../problem/problem.ts'
import { fieldReader } from './field-reader.ts'
import { type ReadPupilLink, readPupilLink } from './read-pupil-link.ts'
import { type ElementPlace, readSchoolFile, type SchoolFileReading } from './school-file-reading.ts'
import { readSiecleAddress, type SiecleAddress } from './siecle-address.ts'
import type { SiecleGuardian, SieclePupilLink } from './siecle-guardian.ts'
import { readSiecleName } from './siecle-name.ts'

/** The guardians of one school, as SIECLE exports them. */
export interface SiecleGuardians {
  readonly guardians: readonly SiecleGuardian[]
}

type Identity = Omit<SiecleGuardian, 'address' | 'pupils'> & { readonly addressId: string | undefined }

/**
 * Reads `ResponsablesAvecAdresses.xml` (root `BEE_RESPONSABLES`). Such a file may lack its `PARAMETRES`: the school is
 * then unknown and the pupils' identifiers are what ties it to one. Source: ent-ecosystem §2.3.
 */
export function readSiecleGuardians(entry: ExchangeEntry): Promise<SchoolFileReading<SiecleGuardians>> {
  const file = new GuardiansFile()
  return readSchoolFile(entry, {
    kind: 'siecle-guardians',
    needsUai: false,
    handlers: {
      'DONNEES/PERSONNES/PERSONNE': (place) => file.addPerson(place),
      'DONNEES/RESPONSABLES/RESPONSABLE_ELEVE': (place) => file.addLink(place),
      'DONNEES/ADRESSES/ADRESSE': (place) => file.addAddress(place),
    },
    finish: () => file.finish(),
  })
}

/** What has been read so far: persons, links and addresses are three sections of the file. */
class GuardiansFile {
  readonly #people = new Map<string, { readonly identity: Identity; readonly report: Report }>()
  readonly #links: { readonly link: ReadPupilLink; readonly report: Report }[] = []
  readonly #addresses = new Map<string, SiecleAddress>()

  addPerson({ element, report }: ElementPlace): void {
    const fields = fieldReader(element, report)
    const personId = fields.attribute('PERSONNE_ID')
    if (personId === undefined) {
      report('siecle.no-identifier', { attribute: 'PERSONNE_ID' })
      return
    }
    const name = readSiecleName(fields)
    if (name === undefined) {
      report('siecle.no-name', { id: personId })
      return
    }
    if (this.#people.has(personId)) {
      report('siecle.duplicate', { id: personId })
      return
    }
    const identity = {
      personId,
      ...name,
      civility: fields.text('LC_CIVILITE', 'LL_CIVILITE'),
      homePhone: fields.text('TEL_PERSONNEL'),
      workPhone: fields.text('TEL_PROFESSIONNEL'),
      mobile: fields.text('TEL_PORTABLE'),
      mail: fields.text('MEL'),
      acceptsSms: fields.flag('ACCEPTE_SMS'),
      acceptsAddressSharing: fields.flag('COMMUNICATION_ADRESSE'),
      addressId: fields.text('ADRESSE_ID'),
    }
    this.#people.set(personId, { identity, report })
  }

  addLink({ element, report }: ElementPlace): void {
    const link = readPupilLink(fieldReader(element, report), report)
    if (link !== undefined) this.#links.push({ link, report })
  }

  addAddress({ element, report }: ElementPlace): void {
    const fields = fieldReader(element, report)
    const id = fields.attribute('ADRESSE_ID')
    if (id !== undefined) this.#addresses.set(id, readSiecleAddress(fields))
  }

  finish(): SiecleGuardians | undefined {
    const links = this.#rankedLinks()
    const guardians = Array.from(this.#people.values(), ({ identity, report }) => {
      const { addressId, ...rest } = identity
      const pupils = links.get(identity.personId) ?? []
      if (pupils.length === 0) {
        report('siecle.guardian-without-pupil', { name: `${identity.lastName} ${identity.firstName}` })
      }
      const address = addressId === undefined ? undefined : this.#addresses.get(addressId)
      return { ...rest, address, pupils }
    })
    return guardians.length === 0 ? undefined : { guardians }
  }

  /** Links by person, with the rank of each legal guardian among those of the same pupil. */
  #rankedLinks(): ReadonlyMap<string, readonly SieclePupilLink[]> {
    const legalCounts = new Map<string, number>()
    const byPerson = new Map<string, SieclePupilLink[]>()
    for (const { link: read, report } of this.#links) {
      const { personId, writtenRank, ...link } = read
      if (!this.#people.has(personId)) {
        report('siecle.unknown-guardian', { id: personId, pupilId: link.pupilSiecleId })
        continue
      }
      const count = (legalCounts.get(link.pupilSiecleId) ?? 0) + (link.responsibility === 'legal' ? 1 : 0)
      legalCounts.set(link.pupilSiecleId, count)
      const rank = link.responsibility === 'legal' ? (writtenRank ?? rankOf(count)) : undefined
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), { ...link, legalRank: rank }])
    }
    return byPerson
  }
}

function rankOf(count: number): 1 | 2 | undefined {
  return count === 1 || count === 2 ? count : undefined
}
