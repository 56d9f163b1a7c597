import type { ExchangeEntry } from '../entry.ts'
import type { Report } from '../problem/problem.ts'
import { descendantsOf } from '../xml-source/descendants-of.ts'
import { cleanText, fieldReader } from './field-reader.ts'
import { type ElementPlace, readSchoolFile, type SchoolFileReading } from './school-file-reading.ts'
import { readSiecleAddress, type SiecleAddress } from './siecle-address.ts'
import { readSieclePupilIdentity, type SieclePupilIdentity } from './siecle-pupil.ts'

/** One pupil with class, groups and options put together. */
export interface SieclePupil extends SieclePupilIdentity {
  /** `STRUCTURE` of type D; `undefined` for a pupil without class, who is listed all the same. */
  readonly className: string | undefined
  /** `STRUCTURE` of type G. */
  readonly groups: readonly string[]
  /** `OPTIONS_ELEVE/CODE_MATIERE`. */
  readonly optionCodes: readonly string[]
  /** Only in `ElevesAvecAdresses`. */
  readonly address: SiecleAddress | undefined
}

/** The pupils of one school, as SIECLE exports them. */
export interface SieclePupils {
  readonly pupils: readonly SieclePupil[]
}

interface Draft {
  readonly identity: SieclePupilIdentity
  readonly report: Report
}

interface Structures {
  readonly classes: readonly string[]
  readonly groups: readonly string[]
}

/** Reads `ElevesSansAdresses.xml` or `ElevesAvecAdresses.xml` (root `BEE_ELEVES`). Source: ent-ecosystem §2.2. */
export function readSieclePupils(entry: ExchangeEntry): Promise<SchoolFileReading<SieclePupils>> {
  const file = new PupilsFile()
  return readSchoolFile(entry, {
    kind: 'siecle-pupils',
    needsUai: true,
    handlers: {
      'DONNEES/ELEVES/ELEVE': (place) => file.addPupil(place),
      'DONNEES/STRUCTURES/STRUCTURES_ELEVE': (place) => file.addStructures(place),
      'DONNEES/OPTIONS/OPTION': (place) => file.addOptions(place),
      'DONNEES/ADRESSES/ADRESSE': (place) => file.addAddress(place),
    },
    finish: () => file.finish(),
  })
}

/** What has been read so far: the sections of the file speak of the same pupils one after the other. */
class PupilsFile {
  readonly #pupils = new Map<string, Draft>()
  readonly #structures = new Map<string, Structures>()
  readonly #options = new Map<string, readonly string[]>()
  readonly #addresses = new Map<string, SiecleAddress>()
  readonly #mentions: { readonly id: string; readonly report: Report }[] = []

  addPupil({ element, report }: ElementPlace): void {
    const identity = readSieclePupilIdentity(element, report)
    if (identity === undefined) return
    if (this.#pupils.has(identity.siecleId)) report('siecle.duplicate', { id: identity.siecleId })
    else this.#pupils.set(identity.siecleId, { identity, report })
  }

  addStructures(place: ElementPlace): void {
    const { element, report } = place
    const id = this.#mention(place)
    if (id === undefined) return
    const known = this.#structures.get(id)
    const read = descendantsOf(element, 'STRUCTURE').map((one) => fieldReader(one, report))
    const named = (type: string): readonly string[] =>
      read.flatMap((fields) =>
        fields.text('TYPE_STRUCTURE') === type ? (fields.text('CODE_STRUCTURE') ?? []) : [],
      )
    this.#structures.set(id, {
      classes: [...new Set([...(known?.classes ?? []), ...named('D')])],
      groups: [...new Set([...(known?.groups ?? []), ...named('G')])],
    })
  }

  addOptions(place: ElementPlace): void {
    const id = this.#mention(place)
    if (id === undefined) return
    const codes = descendantsOf(place.element, 'OPTIONS_ELEVE', 'CODE_MATIERE').map((one) =>
      cleanText(one.text),
    )
    this.#options.set(id, [...(this.#options.get(id) ?? []), ...codes.filter((code) => code !== '')])
  }

  addAddress({ element, report }: ElementPlace): void {
    const fields = fieldReader(element, report)
    const id = fields.attribute('ADRESSE_ID')
    if (id !== undefined) this.#addresses.set(id, readSiecleAddress(fields))
  }

  finish(): SieclePupils | undefined {
    for (const { id, report } of this.#mentions) {
      if (!this.#pupils.has(id)) report('siecle.unknown-pupil', { id })
    }
    const pupils = Array.from(this.#pupils.values(), (draft) => this.#complete(draft))
    return pupils.length === 0 ? undefined : { pupils }
  }

  #mention({ element, report }: ElementPlace): string | undefined {
    const id = cleanText(element.attributes.get('ELEVE_ID') ?? '')
    if (id === '') {
      report('siecle.no-identifier', { attribute: 'ELEVE_ID' })
      return undefined
    }
    this.#mentions.push({ id, report })
    return id
  }

  #complete({ identity, report }: Draft): SieclePupil {
    const { classes = [], groups = [] } = this.#structures.get(identity.siecleId) ?? {}
    const [className] = classes
    const name = `${identity.lastName} ${identity.firstName}`
    if (className === undefined && identity.leavingDate === undefined) {
      report('siecle.pupil-without-class', { name })
    } else if (className !== undefined && classes.length > 1) {
      report('siecle.several-classes', { name, kept: className })
    }
    const optionCodes = this.#options.get(identity.siecleId) ?? []
    const address = identity.addressId === undefined ? undefined : this.#addresses.get(identity.addressId)
    return { ...identity, className, groups, optionCodes, address }
  }
}
