import { sdetProfiles } from '@preau/people'
import { z } from 'zod'
import { releasePolicy, releaseTemplateNames, releaseTemplates } from '../attribute-release/index.ts'
import { serviceStates } from './decide-access.ts'
import { ssoTypes } from './service.ts'
import { otherAddressFault } from './other-addresses.ts'
import { isServiceAddress } from './service-form.ts'
import { logoutWays } from './service-protocol.ts'
import { serviceIcons } from './service-icons.ts'
import { xitiTypes } from './xiti-types.ts'

const uai = z.string().describe('UAI d’un établissement de l’annuaire, par exemple 0350000K')

const day = z.iso.date().nullable().default(null)

const populationEntry = z
  .strictObject({
    profiles: z.array(z.enum(sdetProfiles)).min(1).describe('Profils SDET, ou Local_MDS'),
    /** UAI, or the whole portal. */
    schools: z.union([z.literal('all'), z.array(uai).min(1)]).describe('UAI, ou « all » pour tout l’ENT'),
    subject: z.string().optional().describe('Code de la matière enseignée'),
    function: z.string().optional().describe('Code de la fonction'),
    discipline: z.string().optional().describe('Code de la discipline de poste'),
  })
  .describe('Un droit d’accès par population')

/** The name of a ready template, or a policy of its own; null gives back the template of the type of SSO. */
const release = z
  .union([z.enum(releaseTemplateNames).transform((name) => releaseTemplates[name]), releasePolicy])
  .nullable()
  .describe('Réponse CAS : nom d’un modèle, réglage complet, ou null pour le modèle du type de SSO')

const address = z.string().max(2000).refine(isServiceAddress, 'adresse http(s) complète attendue')

const otherAddress = z
  .string()
  .max(2000)
  .superRefine((text, check) => {
    const fault = otherAddressFault(text)
    if (fault !== undefined) check.addIssue({ code: 'custom', message: fault })
  })

const logout = z
  .strictObject({
    way: z
      .enum(logoutWays)
      .describe(
        '«\u00a0back\u00a0»\u00a0: le serveur du service est prévenu\u202f; «\u00a0front\u00a0»\u00a0: par le navigateur\u202f; «\u00a0none\u00a0»\u00a0: non',
      ),
    url: address
      .nullable()
      .default(null)
      .describe('Adresse à prévenir\u202f; null : celle où la personne a été envoyée'),
  })
  .describe('Ce qui est dit au service à la déconnexion')

const proxy = z
  .strictObject({
    allowed: z.boolean().describe('Le service peut en ouvrir d’autres au nom de la personne'),
    callback: address
      .refine((url) => /^https:/i.test(url), 'adresse https attendue\u00a0: un ticket y est remis')
      .nullable()
      .default(null)
      .describe('Adresse de rappel, ou début de cette adresse\u202f; null : celle du service'),
  })
  .describe('Mandataire CAS')

const serviceEntry = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z0-9_-]{2,40}$/)
      .describe('Code, unique et définitif'),
    title: z.string().min(1).max(120).describe('Intitulé'),
    ssoType: z.enum(ssoTypes).describe('Type de SSO'),
    url: address.describe('Adresse complète, sans # ni nom d’utilisateur'),
    otherUrls: z
      .array(otherAddress)
      .max(20)
      .default([])
      .describe('Autres adresses du même service\u202f; « * » et « {uai} » y valent un nom entier'),
    grouping: z.string().min(1).max(60).describe('Regroupement, créé s’il n’existe pas'),
    position: z
      .number()
      .min(0)
      .max(9999)
      .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6, 'une décimale au plus')
      .default(0)
      .describe('Ordre, une décimale au plus'),
    xitiType: z
      .literal(xitiTypes.map(({ id }) => id))
      .nullable()
      .default(null)
      .describe('Numéro de la liste nationale'),
    description: z.string().max(1000).default(''),
    icon: z.enum(serviceIcons.map(({ name }) => name)).default('apps'),
    inBar: z.boolean().default(true).describe('Affiché dans la barre des services'),
    state: z.enum(serviceStates).default('published').describe('Publié, brouillon ou désactivé'),
    locked: z.boolean().default(false).describe('Réservé à l’exploitant'),
    opensOn: day.describe('Premier jour d’ouverture'),
    closesOn: day.describe('Dernier jour d’ouverture'),
    closedMessage: z.string().max(300).default('').describe('Phrase hors de la période'),
    anonymous: z.boolean().default(false).describe('Visible sans connexion\u202f; ssoType doit être none'),
    school: uai.optional().describe('Établissement propriétaire\u202f; absent\u00a0: tout l’ENT'),
    population: z
      .array(populationEntry)
      .optional()
      .describe('Droits d’accès par population\u202f; absents\u00a0: ceux du portail restent'),
    release: release.optional(),
    logout: logout.optional(),
    proxy: proxy.optional(),
  })
  .refine(({ anonymous, ssoType }) => !anonymous || ssoType === 'none', {
    path: ['anonymous'],
    message: 'un service anonyme n’identifie personne\u00a0: ssoType doit être none',
  })
  .refine(({ opensOn, closesOn }) => opensOn === null || closesOn === null || opensOn <= closesOn, {
    path: ['closesOn'],
    message: 'la fermeture vient avant l’ouverture',
  })

/** The declarative file of services: docs/reference/services-file.md. Unknown keys are refused, they are typing mistakes. */
export const servicesFile = z.strictObject({
  $schema: z.string().optional().describe('Adresse de ce schéma, pour l’éditeur de texte'),
  services: z.array(serviceEntry),
})

export type ServicesFile = z.output<typeof servicesFile>
export type ServiceEntry = ServicesFile['services'][number]

/** The JSON schema of the file, for editors and checks: docs/reference/services-file.schema.json. */
export function servicesFileSchema(): object {
  const schema = z.toJSONSchema(servicesFile, { io: 'input' })
  return { ...schema, title: 'Fichier de services de Préau Portail' }
}
