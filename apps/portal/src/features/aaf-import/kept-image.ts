import type { AafValues } from '@preau/exchange'

/** Values of a record, as they are kept for the next delta. */
export type AafImage = Readonly<Record<string, readonly string[]>>

/** Known attributes that nothing of the portal uses: not kept, because what is not kept cannot leak (RGPD art. 5.1.c). */
const leftOut = new Set(
  [
    'ENTPersonAdresse',
    'ENTPersonPays',
    'ENTPersonAdresseDiffusion',
    'ENTPersonMobileSMS',
    'homePhone',
    'mobile',
    'telephoneNumber',
    'ENTEleveAdresseRel',
    'ENTEleveBoursier',
    'ENTEleveRegime',
    'ENTEleveTransport',
    'ENTAuxPersRelEleveEleve',
  ].map((name) => name.toLowerCase()),
)

/** What is kept of a record so that a delta can change one of its attributes; what nobody knows is kept as it came. */
export function keptImage(values: AafValues): AafImage {
  return Object.fromEntries(
    [...values].filter(([name, list]) => list.length > 0 && !leftOut.has(name.toLowerCase())),
  )
}
