import { isSamePolicy, type ReleasePolicy } from './release-policy.ts'

const minimal: ReleasePolicy = {
  principal: 'entId',
  attributes: [],
  dateFormat: 'fr',
  separator: null,
  envelope: 'flat',
  everywhere: false,
}

/** Answers that services in use expect, ready to be taken as they are or adapted. */
export const releaseTemplates = {
  /** One value per category of the person (pronote-facts §2.4, Kosmos). */
  'pronote-identifier': {
    ...minimal,
    attributes: [{ source: 'pronoteId', name: 'idPronote' }],
    everywhere: true,
  },
  /** The five attributes of the recognition by identity (pronote-facts §2.4, Edifice). */
  'pronote-identity': {
    ...minimal,
    attributes: [
      { source: 'lastName', name: 'nom' },
      { source: 'firstName', name: 'prenom' },
      { source: 'birthDate', name: 'dateNaissance' },
      { source: 'postcode', name: 'codePostal' },
      { source: 'categories', name: 'categories' },
    ],
    separator: ';',
    everywhere: true,
  },
  /** Names of the directory schema of the SDET (ent-ecosystem §1.4, §1.7). */
  sdet: {
    ...minimal,
    attributes: [
      { source: 'lastName', name: 'sn' },
      { source: 'firstName', name: 'givenName' },
      { source: 'profiles', name: 'ENTPersonProfils' },
      { source: 'schools', name: 'ENTStructureUAI' },
    ],
    everywhere: true,
  },
  /** The principal, opaque, and nothing else: minimum release (RGPD art. 5). */
  minimal,
} as const satisfies Readonly<Record<string, ReleasePolicy>>

export type ReleaseTemplateName = keyof typeof releaseTemplates

/** Names of the templates, in the order in which they are offered. */
export const releaseTemplateNames = [
  'pronote-identifier',
  'pronote-identity',
  'sdet',
  'minimal',
] as const satisfies readonly ReleaseTemplateName[]

/** What a service gets of which nobody decided anything. */
export function defaultTemplate(ssoType: string): ReleaseTemplateName {
  return ssoType === 'pronote-cas' ? 'pronote-identifier' : 'minimal'
}

/** The template a policy is exactly; `undefined` for one of its own. */
export function templateOf(policy: ReleasePolicy): ReleaseTemplateName | undefined {
  return releaseTemplateNames.find((name) => isSamePolicy(releaseTemplates[name], policy))
}
