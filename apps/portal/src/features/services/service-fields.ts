import type { hintCopy } from './copy.fr.ts'

export type ServiceField =
  | keyof typeof hintCopy
  | 'triedUrl'
  | 'title'
  | 'ssoType'
  | 'groupingId'
  | 'description'
  | 'inBar'
  | 'ownerId'
  | 'state'
  | 'version'

/** The form « Informations générales » as texts: what was stored, or what was typed. */
export type ServiceFields = Readonly<Partial<Record<ServiceField, string>>>
