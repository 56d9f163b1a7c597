import { element, renderXml } from '@preau/xml'

const namespaces = {
  xmlns: 'urn:oasis:names:tc:SAML:2.0:metadata',
  'xmlns:fed': 'http://docs.oasis-open.org/wsfed/federation/200706',
  'xmlns:wsa': 'http://www.w3.org/2005/08/addressing',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
}

/**
 * Our own metadata, from which a security token service can declare us: name and address. Not signed, for we sign
 * nothing, and no key to encrypt with: tokens come in the clear, over TLS. Source: WS-Federation 1.2 §3.1.2, §3.1.6.
 */
export function relyingPartyMetadata({
  realm,
  reply,
}: {
  readonly realm: string
  readonly reply: string
}): string {
  const at = (address: string) => element('wsa:EndpointReference', {}, element('wsa:Address', {}, address))
  const role = {
    'xsi:type': 'fed:ApplicationServiceType',
    protocolSupportEnumeration: namespaces['xmlns:fed'],
  }
  return renderXml(
    element('EntityDescriptor', { ...namespaces, entityID: realm }, [
      element('RoleDescriptor', role, [
        element('fed:TargetScopes', {}, at(realm)),
        element('fed:PassiveRequestorEndpoint', {}, at(reply)),
      ]),
    ]),
  )
}
