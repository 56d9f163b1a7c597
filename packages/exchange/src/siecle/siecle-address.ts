import type { FieldReader } from './field-reader.ts'

/** A postal address (`ADRESSES/ADRESSE`). Source: ent-ecosystem §2.3. */
export interface SiecleAddress {
  /** `LIGNE1_ADRESSE` … `LIGNE4_ADRESSE`, without the empty ones. */
  readonly lines: readonly string[]
  /** `CODE_POSTAL`. */
  readonly postcode: string | undefined
  /** `LIBELLE_POSTAL`, else `COMMUNE_ETRANGERE`. */
  readonly city: string | undefined
  /** `LL_PAYS`. */
  readonly country: string | undefined
}

/** Reads one `ADRESSE`. */
export function readSiecleAddress(fields: FieldReader): SiecleAddress {
  return {
    lines: [1, 2, 3, 4].flatMap((rank) => fields.text(`LIGNE${rank}_ADRESSE`) ?? []),
    postcode: fields.text('CODE_POSTAL'),
    city: fields.text('LIBELLE_POSTAL', 'COMMUNE_ETRANGERE'),
    country: fields.text('LL_PAYS'),
  }
}
