import type { XmlElement } from '@preau/xml'

/** What differs between the two versions of an assertion. Sources: SAML 1.1 core §2, SAML 2.0 core §2; cas.md §C.3. */
export interface SamlVersion {
  readonly uri: string
  /** Attribute that identifies the assertion. */
  readonly idAttribute: string
  readonly isVersion: (assertion: XmlElement) => boolean
  readonly restriction: string
  /** Conditions that change nothing here: we keep no token and hand none on. */
  readonly harmless: readonly string[]
  readonly bearer: string
}

const saml11: SamlVersion = {
  uri: 'urn:oasis:names:tc:SAML:1.0:assertion',
  idAttribute: 'AssertionID',
  isVersion: ({ attributes }) =>
    attributes.get('MajorVersion') === '1' && ['0', '1'].includes(attributes.get('MinorVersion') ?? ''),
  restriction: 'AudienceRestrictionCondition',
  harmless: ['DoNotCacheCondition'],
  bearer: 'urn:oasis:names:tc:SAML:1.0:cm:bearer',
}

const saml20: SamlVersion = {
  uri: 'urn:oasis:names:tc:SAML:2.0:assertion',
  idAttribute: 'ID',
  isVersion: ({ attributes }) => attributes.get('Version') === '2.0',
  restriction: 'AudienceRestriction',
  harmless: ['OneTimeUse', 'ProxyRestriction'],
  bearer: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
}

/** The version of an assertion; `undefined` for anything else. */
export const versionOf = (assertion: XmlElement): SamlVersion | undefined =>
  [saml11, saml20].find((version) => version.uri === assertion.uri && version.isVersion(assertion))

export const isSaml11 = (version: SamlVersion): boolean => version === saml11
