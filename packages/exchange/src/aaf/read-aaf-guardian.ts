import type { AafRecord, AafSource } from './aaf-record.ts'
import { type AafAddress, readAafAddress } from './read-aaf-address.ts'
import { type AafIdentity, readAafIdentity } from './read-aaf-identity.ts'

/** One guardian (`PersRelEleve`). The rights over pupils are on the pupils' side. Source: ent-ecosystem §1.4, §1.5. */
export interface AafGuardian extends AafRecord, AafIdentity {
  readonly address: AafAddress
  /** `homePhone`. */
  readonly homePhone: string | undefined
  /** `telephoneNumber`: at work. */
  readonly workPhone: string | undefined
  /** `mobile`, every number. */
  readonly mobiles: readonly string[]
  /** `ENTPersonMobileSMS`: the number that accepts text messages. */
  readonly smsMobile: string | undefined
  /** `ENTPersonAdresseDiffusion`: accepts that the address is given to parents' associations. */
  readonly acceptsAddressSharing: boolean | undefined
  /** `ENTAuxPersRelEleveEleve`: link back to the pupils; the pupils' own links are the ones that count. */
  readonly pupilIds: readonly string[]
}

/** `undefined`, and a problem, without a name. */
export function readAafGuardian(source: AafSource): AafGuardian | undefined {
  const { attributes, id } = source
  const identity = readAafIdentity(source)
  const rest = {
    address: readAafAddress(source),
    homePhone: attributes.text('homePhone'),
    workPhone: attributes.text('telephoneNumber'),
    mobiles: attributes.all('mobile'),
    smsMobile: attributes.text('ENTPersonMobileSMS'),
    acceptsAddressSharing: attributes.flag('ENTPersonAdresseDiffusion'),
    pupilIds: attributes.all('ENTAuxPersRelEleveEleve'),
  }
  const kept = attributes.keep('ENTPersonJointure')
  return identity === undefined
    ? undefined
    : { id, ...identity, ...rest, other: { ...kept, ...attributes.leftover() } }
}
