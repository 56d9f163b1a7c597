import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ConflictProps, LastChange } from '../../frame/conflict.tsx'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { differencesBetween } from '../../frame/setting-facts.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import type { LoginWaits } from '../spaces/index.ts'
import { checkSecurity, type SecurityErrors, type SecurityForm, senderOf } from './check-security.ts'
import { copy } from './copy.fr.ts'
import { describeSecurity } from './describe-security.ts'
import { SecurityPage, securityPath } from './security-page.tsx'
import type { SecuritySettings, SecurityStore } from './security-store.ts'

export interface SecuritySettingsDeps {
  readonly gate: OperatorGate
  readonly security: Pick<SecurityStore, 'save'>
  readonly loginWaits: Pick<LoginWaits, 'waiting'>
  /** Who changed the settings of a base the last. */
  readonly lastChange: (baseId: string) => Promise<LastChange | undefined>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
  /** Where the page is: under the base, or under its draft. */
  readonly under?: string
}

/** *Paramètres de sécurité* of a base: those in force, or those of a draft. The base of the gate holds them. */
export function mountSecuritySettings(app: FastifyInstance, deps: SecuritySettingsDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  const path = `${deps.under ?? '/console/:base'}/securite`
  app.get(path, inBase, (request, reply) => {
    const { base } = deps.gate.visit(request)
    return show(request, reply, { ...deps, form: formOf({ ...base.security, ...base }), errors: {} })
  })
  app.post(path, inBase, (request, reply) => save(request, reply, deps))
}

const formOf = (settings: SecuritySettings): SecurityForm => ({
  inactivite: String(settings.idleMinutes),
  duree: String(settings.sessionHours),
  essais: String(settings.failedLogins),
  attente: String(settings.longestWaitMinutes),
  longueur: String(settings.passwordLength),
  varies: settings.passwordKinds,
  adresses_console: settings.consoleNetworks.join('\n'),
  adresses_espaces: settings.spaceNetworks.join('\n'),
  confirme: false,
  https: settings.httpsRequired,
})

interface Shown extends SecuritySettingsDeps {
  readonly form: SecurityForm
  readonly errors: SecurityErrors
  /** What was typed, when somebody else was quicker. */
  readonly overtaken?: SecuritySettings
  /** Version that the form came with. */
  readonly version?: number
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, errors, overtaken, version, ...deps }: Shown,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const now = deps.clock.now()
  const page = SecurityPage({
    view: viewOf(request, deps.demo),
    visit,
    form,
    version: version ?? visit.base.security.version,
    errors,
    conflict: overtaken && (await conflictOf(visit, deps, overtaken)),
    address: request.ip,
    waiting: await deps.loginWaits.waiting(visit.base.id, now),
    now,
  })
  const status = overtaken ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return sendPage(reply, page, status)
}

/** What somebody else chose meanwhile, beside what was typed. */
const conflictOf = async (
  { base }: Visit,
  { lastChange }: SecuritySettingsDeps,
  typed: SecuritySettings,
): Promise<ConflictProps> => ({
  last: await lastChange(base.id),
  differences: differencesBetween(describeSecurity({ ...base.security, ...base }), describeSecurity(typed)),
  again: securityPath(base),
})

async function save(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SecuritySettingsDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { base, operator } = visit
  const { form, version } = readTyped(request)
  const { publicUrl } = deps
  const checked = checkSecurity(form, senderOf(request, { base, isHost: operator.allBases, publicUrl }))
  if (!checked.ok) return show(request, reply, { ...deps, form, errors: checked.errors, version })
  const { settings } = checked
  const audit = auditOf(visit, settings, deps.clock.now())
  const outcome = await deps.security.save({ baseId: base.id, settings, seen: version, audit })
  if (outcome === 'stale') return show(request, reply, { ...deps, form, errors: {}, overtaken: settings })
  request.flash('success', base.draft === true ? copy.savedDraft : copy.saved)
  return seeOther(reply, securityPath(base))
}

const auditOf = ({ base, operator }: Visit, settings: SecuritySettings, at: Date) => ({
  action: 'base.security-configured',
  actor: actorOf(operator),
  school: base.uai,
  target: base.pathName,
  outcome: 'done' as const,
  at,
  data: { ...settings },
})

function readTyped(request: FastifyRequest): { readonly form: SecurityForm; readonly version: number } {
  const { kept } = readForm(request, z.object({}))
  const short = (name: string): string => kept.text(name).trim().slice(0, 10)
  const form = {
    inactivite: short('inactivite'),
    duree: short('duree'),
    essais: short('essais'),
    attente: short('attente'),
    longueur: short('longueur'),
    varies: kept.text('varies') !== '',
    adresses_console: kept.text('adresses_console').slice(0, 5000),
    adresses_espaces: kept.text('adresses_espaces').slice(0, 5000),
    confirme: kept.text('confirme') !== '',
    https: kept.text('https') !== '',
  }
  return { form, version: Number(short('version')) }
}
