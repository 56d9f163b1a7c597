import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { consolePath, type SchoolBase } from '../bases/index.ts'
import type { OtherName } from './addresses.ts'

/** What *Adresses de la base* shows. */
export interface AddressesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly publicUrl: string
  readonly names: readonly OtherName[]
  /** By what people come from the ENT today; `federation`: its issuer. */
  readonly delegated: { readonly cas: boolean; readonly federation: string | undefined }
  /** What was refused, by field, and what had been typed. */
  readonly failed?:
    | { readonly errors: Readonly<Record<string, string>>; readonly typed: Readonly<Record<string, string>> }
    | undefined
}

export const addressesPath = (base: SchoolBase): string => `${consolePath(base)}/adresses`
