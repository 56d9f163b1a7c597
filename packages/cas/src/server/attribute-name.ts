import { isXmlLocalName } from '@preau/xml'

/** Why a name cannot be that of a released attribute. */
export type AttributeNameFault = 'not-a-name' | 'reserved'

/** Written by the protocol itself, once each. Source: CAS 3.0 App. A. */
const reserved = ['authenticationdate', 'longtermauthenticationrequesttokenused', 'isfromnewlogin']

/**
 * What is wrong with the name of an attribute to release, to be said when the service is declared: it becomes an
 * element name, so it must be one (letters, digits, `.`, `-`, `_`, no digit first). `undefined` when it will do.
 */
export function attributeNameFault(name: string): AttributeNameFault | undefined {
  if (!isXmlLocalName(name)) return 'not-a-name'
  return reserved.includes(name.toLowerCase()) ? 'reserved' : undefined
}
