import { createJobs, type HttpApp, type Jobs, type Resealed } from '@preau/platform'
import { createCommands, type SchoolCommands } from './commands.ts'
import { mountAddresses } from './features/addresses/index.ts'
import { mountProfiles } from './features/authorisation-profiles/index.ts'
import { mountBases } from './features/bases/index.ts'
import { mountCertificates } from './features/certificates/index.ts'
import { mountConsole } from './features/console/index.ts'
import { mountDelegation, mountFederation, mountPresets, readAllAgain } from './features/delegation/index.ts'
import { mountDuplicates } from './features/duplicates/index.ts'
import { firstStepsGuide } from './features/first-steps/index.ts'
import { mountHosting } from './features/hosting/index.ts'
import { failuresNotice, mountIdentification } from './features/identification/index.ts'
import {
  mountExportSettings,
  mountIdentifiersExport,
  pushNotice,
} from './features/identifiers-export/index.ts'
import { mountOperators } from './features/operators/index.ts'
import { mountPeople, type PeopleDeps } from './features/people/index.ts'
import { mountPreferences } from './features/preferences/index.ts'
import { mountSchoolImport } from './features/school-import/index.ts'
import { mountSchoolYear } from './features/school-year/index.ts'
import { mountSecuritySettings } from './features/security-settings/index.ts'
import { mountSessions, type SessionsDeps } from './features/sessions/index.ts'
import { mountSettingsDraft } from './features/settings-draft/index.ts'
import { type AccessDeps, mountAccess, mountSpaces, type SpacesDeps } from './features/spaces/index.ts'
import { mountTraces, type TracesDeps } from './features/traces/index.ts'
import { createFoundations, type SchoolParts } from './foundations.ts'
import { resealSecrets } from './reseal-secrets.ts'
import { scheduleKeeping, scheduleSending } from './schedule-jobs.ts'

/*
 * URL map
 *
 *   /                                              → /console
 *   /connexion  /deconnexion                       operators          sign-in of the console and the client; /code, /activer-le-code, /premiere-fois/:jeton, /mon-acces
 *   /connexion/certificat  /connexion/mes-certificats  certificates       the way in by certificate; one's own; /connexion/certificats/:authority = CRL, authority
 *   /hebergement/certificats                       certificates       authority and certificates, for the host
 *   /hebergement/ents                              delegation         *Liste des ENT*, for the host; /nouveau, /:preset, POST /:preset/retirer, /restaurer
 *   /hebergement/operateurs                        operators          accounts of the operators, for the host; /nouveau, /:operator
 *   /console                                       hosting            list of bases
 *   /hebergement/bases/nouvelle                    hosting            a new base, by the host
 *   /console/:base/vie                             hosting            *Vie de la base*; POST /copier, /archiver, /restaurer, /supprimer, /garder
 *   /console/:base                                 console            state; POST /publier, /arreter
 *   /console/:base/publication                     console            *Paramètres de publication*
 *   /console/:base/adresses                        addresses          *Adresses de la base*; POST /chemin, /hotes, /hotes/principal, /uai, /retirer
 *   /console/:base/export                          identifiers-export *Export des identifiants*; POST, /cles, /cles/retirer, /lecteurs, /cle-serveur
 *   /console/:base/brouillon                       settings-draft     settings being prepared; /publication, /delegation, /delegation/ws-federation, /essai, /essai/ws-federation, POST /appliquer, /abandonner; /:base/:root/essai-de-connexion
 *   /console/:base/historique                      settings-draft     versions of the settings; POST /restaurer
 *   /console/:base/delegation                      delegation         *Déléguer l’authentification*; POST /adresses, /tester; /notice
 *   /console/:base/securite                        security-settings  *Paramètres de sécurité*; also under /brouillon
 *   /console/:base/traces                          traces             audit trail of the base, ?q=&quoi=&resultat=&du=&au=&page=; POST /export
 *   /console/:base/delegation/ws-federation        delegation         *Définir une délégation Ws-Federation*; POST, /tester, /relire
 *   /:base/client                                  people             home of the client
 *   /:base/client/ressources/:category             people             tables; /nouveau, /:person, /:person/identifiant-cas
 *   /:base/client/ressources/:category/:person/acces  spaces        local access; POST, /supprimer, /debloquer
 *   /:base/client/imports/siecle-sts               school-import      forms; POST /siecle, /sts (each also /apercu), /confirmer, /abandonner; /:run = report
 *   /:base/client/imports/csv                      school-import      spreadsheets: form, POST; /colonnes/:pending, /apercu/:pending, POST /confirmer, /abandonner; /:run = report
 *   /:base/client/identites/doublons               duplicates         list; /:person/:other = compare, POST /fusionner, /distinguer; /fusions
 *   /:base/client/imports/annuaire-ent             school-import      directory of the ENT: form, POST; /apercu/:pending, POST /confirmer, /abandonner; /:run = report
 *   /:base/client/imports/suivi/:large             school-import      large files, worked on by a job: progress, then what would change; POST /confirmer, /reprendre, /abandonner; /avancement = fragment
 *   /:base/client/socles-ent/export                identifiers-export page, /verifier, POST = the file, /envoyer, /reessayer
 *   /:base/client/annee                            school-year        *Nouvelle année scolaire*; /sortants, /arrivants; POST /preparer, /abandonner, /changer, /annuler
 *   /:base/client/parametres/ent-cas               preferences        *Gestion ENT / CAS*
 *   /:base/client/identites/echecs                  identification     list; /:failure, POST /relier, /classer, /rouvrir
 *   /:base/client/identites/causes                  identification     causes by week; /causes.csv
 *   /:base/client/identites/connectes               sessions           *Personnes connectées*; POST /deconnecter
 *   /:base/:root/  /:base/:root/:page              spaces             the spaces; POST = local log-in, choice, logout by the ENT
 *   /:base/:root/federation                        spaces             POST = answer of a Ws-Federation service; GET = its clean-up
 *   /:base/:root/deconnexion  /mot-de-passe        spaces             sign-out, change of a local password
 *   /:base/:root/FederationMetadata.xml            delegation         what a Ws-Federation service must know of the base
 *   /:base/:root/identification                    identification     POST = the form of a failed identification
 *   /:base  /:base/  /:base/*                      bases              to the root of the base, or « page inconnue »
 *   /health/…  /metrics  /assets/…                 platform, ui
 *
 * `:base` is the path name; a UAI or another case redirects to it. `client` can never be a root.
 */

export interface School {
  readonly app: HttpApp
  /** Started by whoever owns the server. */
  readonly jobs: Jobs
  readonly commands: SchoolCommands
  /** Seals again what an older secret sealed, and counts what none opens. */
  readonly resealSecrets: () => Promise<Resealed>
}

/** Builds the server over a migrated database. It does not listen yet. */
export async function createSchool(parts: SchoolParts): Promise<School> {
  const { database, log } = parts
  const { app, common, door, personsDoor } = await createFoundations(parts)
  const jobs = createJobs(database, log)
  scheduleKeeping(jobs, { ...common, sessions: door.sessions })
  scheduleSending(jobs, common)
  mountForHost(app, { ...common, ...door, jobs })
  mountResources(app, { ...common, noticeFor: noticesFor(common), guideFor: firstStepsGuide(common) })
  mountSchoolImport(app, jobs, common)
  mountDuplicates(app, common)
  mountIdentifiersExport(app, common)
  mountExportSettings(app, common)
  mountDelegations(app, jobs, common)
  mountIdentification(app, common)
  mountPreferences(app, common)
  mountSecuritySettings(app, common)
  mountForPeople(app, { ...common, ...personsDoor })
  mountBases(app, common)
  const reseal = (): Promise<Resealed> => resealSecrets({ database, vault: common.vault, keys: common.keys })
  return { app, jobs, commands: createCommands(common), resealSecrets: reseal }
}

/** The tables of *Ressources*, and the authorisation profiles given there. */
function mountResources(
  app: HttpApp,
  deps: Parameters<typeof mountPeople>[1] & Parameters<typeof mountProfiles>[1],
): void {
  mountProfiles(app, deps)
  mountPeople(app, deps)
}

/** What the home of the client says first: an ENT that did not get the identifiers, people who could not come in. */
function noticesFor(
  deps: Parameters<typeof pushNotice>[0] & Parameters<typeof failuresNotice>[0],
): PeopleDeps['noticeFor'] {
  const [push, failures] = [pushNotice(deps), failuresNotice(deps)]
  return async (visit) => [await push(visit), await failures(visit)].filter((one) => one !== undefined)
}

/** The settings of publication and delegation: in force, being prepared, and as they were. */
function mountDelegations(
  app: HttpApp,
  jobs: Jobs,
  deps: Parameters<typeof mountSettingsDraft>[1] & Parameters<typeof mountFederation>[1],
): void {
  jobs.repeat('federation-metadata', '40 */6 * * *', ({ signal }) => readAllAgain(deps, signal))
  mountDelegation(app, deps)
  mountFederation(app, deps)
  mountSettingsDraft(app, deps)
}

/** The bases themselves, in the console. */
function mountForHost(
  app: HttpApp,
  deps: Parameters<typeof mountConsole>[1] &
    Parameters<typeof mountAddresses>[1] &
    Parameters<typeof mountOperators>[1] &
    Parameters<typeof mountCertificates>[1] &
    TracesDeps &
    Parameters<typeof mountHosting>[1] &
    Parameters<typeof mountPresets>[1] &
    Parameters<typeof mountSchoolYear>[1],
): void {
  mountOperators(app, deps)
  mountCertificates(app, deps)
  mountConsole(app, deps)
  mountAddresses(app, deps)
  mountTraces(app, deps)
  mountHosting(app, deps)
  mountPresets(app, deps)
  mountSchoolYear(app, deps)
}

/** The spaces, and what the client says of those who enter them. */
function mountForPeople(app: HttpApp, deps: SpacesDeps & AccessDeps & SessionsDeps): void {
  mountSessions(app, deps)
  mountAccess(app, deps)
  mountSpaces(app, deps)
}
