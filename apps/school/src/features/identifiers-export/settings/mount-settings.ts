import { keyFingerprint, readPublicKeyFile, writePublicPem, writeRfc4716 } from '@preau/exchange'
import {
  type AuditEntry,
  type Clock,
  type KeyPair,
  type KeyPairs,
  readForm,
  readUpload,
  seeOther,
  sendPage,
  type UploadedFile,
  type Vault,
} from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ConflictProps, LastAct } from '../../../frame/conflict.tsx'
import { actorOf, type Visit } from '../../../frame/operator.ts'
import { seenField, stillSeen } from '../../../frame/seen.ts'
import {
  type Difference,
  differencesBetween,
  inWords,
  noValue,
  type SettingFacts,
} from '../../../frame/setting-facts.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { OperatorGate } from '../../operators/index.ts'
import { exportRefusals } from '../refusals.ts'
import { codePurpose } from './code-purpose.ts'
import { copy } from './copy.fr.ts'
import {
  type ExportSettings,
  type ExportSettingsStore,
  mostReaders,
  type PartnerKey,
} from './export-settings.ts'
import { SettingsPage, settingsPath, type SettingsPageProps } from './settings-page.tsx'

export interface ExportSettingsDeps {
  readonly exportSettings: ExportSettingsStore
  readonly lastAct: LastAct
  readonly keys: KeyPairs
  readonly vault: Vault
  readonly gate: OperatorGate
  readonly clock: Clock
  readonly demo: boolean
  /** Destinations in clear (http) are accepted: private networks and demonstrations. */
  readonly allowPrivate: boolean
}

const path = '/console/:base/export'
/** Name of the key of this server in its files. */
const ownKeyName = 'SCOLARITE'
const keepMs = 92 * 86_400_000
const maxKeyBytes = 32 * 1024

const keyForm = z.object({
  nom: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{1,39}$/, copy.keys.nameWrong),
})
const oneKeyForm = z.object({ cle: z.string().regex(/^\d{1,18}$/) })
const readersForm = z.object({ cle: z.array(z.string().regex(/^\d{1,18}$/)).max(50) })
const pushForm = z.object({
  url: z.string().trim().max(500).default(''),
  code: z.string().trim().max(200).default(''),
  automatique: z.string().optional(),
  contenu: z.enum(['complet', 'partiel']).catch('complet'),
})

/** *Export des identifiants PRONOTE* of the console: keys of partners, sending, key of this server. */
export function mountExportSettings(app: FastifyInstance, deps: ExportSettingsDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => show(request, reply, deps))
  app.post(path, inBase, (request, reply) => savePush(request, reply, deps))
  app.post(`${path}/cles`, { ...inBase, config: { upload: true } }, (request, reply) =>
    addKey(request, reply, deps),
  )
  app.post(`${path}/cles/retirer`, inBase, (request, reply) => removeKey(request, reply, deps))
  app.post(`${path}/lecteurs`, inBase, (request, reply) => saveReaders(request, reply, deps))
  app.post(`${path}/cle-serveur`, inBase, (request, reply) => renewOwnKey(request, reply, deps))
  app.get(`${path}/cle-serveur.pub`, inBase, async (_request, reply) => {
    const own = await ownKey(deps)
    if (!own) throw exportRefusals.refuse('export.unknown-key')
    return reply
      .type('application/x-pem-file')
      .header('content-disposition', `attachment; filename="${ownKeyName}.pub"`)
      .send(writeRfc4716(own.publicKey, ownKeyName))
  })
}

type Step = (request: FastifyRequest, reply: FastifyReply, deps: ExportSettingsDeps) => Promise<FastifyReply>

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ExportSettingsDeps,
  again: Pick<SettingsPageProps, 'failed' | 'conflict'> = {},
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const page = SettingsPage({
    view: viewOf(request, deps.demo),
    visit,
    keys: await deps.exportSettings.keys(visit.base.id),
    settings: await deps.exportSettings.settings(visit.base.id),
    own: await ownKey(deps),
    ...again,
  })
  return sendPage(reply, page, again.conflict ? 409 : again.failed ? 422 : 200)
}

const ownKey = async ({ keys, clock }: ExportSettingsDeps): Promise<KeyPair | undefined> =>
  (await keys.list(clock.now())).find(({ readUntil }) => readUntil === undefined)

const addKey: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const upload = await readUpload(request, { maxBytes: maxKeyBytes })
  const form = readForm(upload, keyForm)
  const typed = { nom: form.kept.text('nom') }
  const file = upload.file('fichier')
  const reading = file && readPublicKeyFile(await textOf(file))
  const fileError =
    reading === undefined ? copy.keys.fileMissing : reading.ok ? undefined : copy.keys.wrong[reading.reason]
  if (!form.ok || !reading?.ok) {
    const errors = { ...(!form.ok && form.errors), ...(fileError !== undefined && { fichier: fileError }) }
    return show(request, reply, deps, { failed: { errors, typed } })
  }
  const { nom: name } = form.value
  const [publicPem, fingerprint] = [writePublicPem(reading.key), keyFingerprint(reading.key)]
  const audit = auditOf('partner-key.added', visit, deps, { name, fingerprint })
  const key = { name, publicPem, fingerprint, addedAt: deps.clock.now(), addedBy: actorOf(visit.operator) }
  const outcome = await deps.exportSettings.addKey(visit.base.id, key, audit)
  if (outcome === 'name-taken')
    return show(request, reply, deps, { failed: { errors: { nom: copy.keys.nameTaken }, typed } })
  request.flash('success', copy.keys.added(name))
  return seeOther(reply, settingsPath(visit))
}

const removeKey: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const form = readForm(request, oneKeyForm)
  const audit = auditOf('partner-key.removed', visit, deps)
  const done = form.ok && (await deps.exportSettings.removeKey(visit.base.id, form.value.cle, audit))
  if (!done) throw exportRefusals.refuse('export.unknown-key')
  request.flash('success', copy.keys.removed)
  return seeOther(reply, settingsPath(visit))
}

const saveReaders: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const { id: baseId } = visit.base
  const form = readForm(request, readersForm)
  const chosen = form.ok ? form.value.cle : []
  const readers = { ids: form.kept.list('cle'), seen: form.kept.text(seenField) }
  if (!form.ok || chosen.length > mostReaders)
    return show(request, reply, deps, {
      failed: { errors: { cle: copy.readers.tooMany }, typed: { readers } },
    })
  const keys = await deps.exportSettings.keys(baseId)
  const names = namesOf(keys.filter(({ id }) => chosen.includes(id)))
  const audit = auditOf('export.readers-chosen', visit, deps, { names })
  const order = { baseId, keyIds: chosen, seen: stillSeen(form.kept), audit }
  if ((await deps.exportSettings.chooseReaders(order)) === 'changed') {
    const now = namesOf((await deps.exportSettings.keys(baseId)).filter(({ reads }) => reads))
    const words = (list: readonly string[]) => new Map([[copy.readers.field, inWords.list(list)]])
    const conflict = await conflictOf(visit, deps, {
      actions: ['export.readers-chosen', 'partner-key.removed'],
      differences: differencesBetween(words(now), words(names)),
    })
    return show(request, reply, deps, {
      conflict,
      failed: { errors: {}, typed: { readers: { ids: chosen } } },
    })
  }
  request.flash('success', copy.readers.saved)
  return seeOther(reply, settingsPath(visit))
}

const namesOf = (keys: readonly PartnerKey[]): readonly string[] => keys.map(({ name }) => name)

const savePush: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const { id: baseId } = visit.base
  const form = readForm(request, pushForm)
  const push = {
    url: form.kept.text('url'),
    automatic: form.kept.text('automatique') !== '',
    partial: form.kept.text('contenu') === 'partiel',
  }
  const seen = form.kept.text(seenField)
  const { hasCode } = await deps.exportSettings.settings(baseId)
  const errors = pushErrors(form.ok ? form.value : { url: 'x', code: '' }, { hasCode, ...deps })
  if (!form.ok || Object.keys(errors).length > 0)
    return show(request, reply, deps, { failed: { errors, typed: { push: { ...push, seen } } } })
  const { url, code, automatique, contenu } = form.value
  const pushUrl = url === '' ? undefined : url
  const settings = {
    pushUrl,
    automatic: automatique !== undefined && pushUrl !== undefined,
    automaticPartial: contenu === 'partiel',
  }
  const sealedCode = code === '' ? undefined : await deps.vault.seal(Buffer.from(code), codePurpose(baseId))
  const audit = auditOf('export.configured', visit, deps, { ...settings, newCode: code !== '' })
  const order = { baseId, settings: { ...settings, sealedCode }, seen: stillSeen(form.kept), audit }
  if ((await deps.exportSettings.save(order)) === 'changed') {
    const now = await deps.exportSettings.settings(baseId)
    const typed = describePush({ ...settings, hasCode: now.hasCode }, code !== '')
    const conflict = await conflictOf(visit, deps, {
      actions: ['export.configured'],
      differences: differencesBetween(describePush(now), typed),
    })
    return show(request, reply, deps, { conflict, failed: { errors: {}, typed: { push } } })
  }
  request.flash('success', copy.push.saved)
  return seeOther(reply, settingsPath(visit))
}

/** What somebody else chose meanwhile, beside what was typed. */
const conflictOf = async (
  { base }: Visit,
  { lastAct }: ExportSettingsDeps,
  {
    actions,
    differences,
  }: { readonly actions: readonly string[]; readonly differences: readonly Difference[] },
): Promise<ConflictProps> => ({
  last: await lastAct({ school: base.uai, target: base.pathName, actions }),
  differences,
  again: settingsPath({ base }),
})

/** *Envoi à l’ENT* in words, for a difference; a code that was typed is not shown again. */
function describePush(
  { pushUrl, automatic, automaticPartial, hasCode }: Omit<ExportSettings, 'codeMark'>,
  newCode = false,
): SettingFacts {
  const text = copy.push
  return new Map([
    [text.url, pushUrl ?? noValue],
    [text.code, newCode ? text.codeToType : hasCode ? text.codeThere : noValue],
    [text.automatic, inWords.yesNo(automatic)],
    [text.content, automaticPartial ? text.partial : text.complete],
  ])
}

function pushErrors(
  { url, code }: { readonly url: string; readonly code: string },
  { hasCode, allowPrivate }: { readonly hasCode: boolean; readonly allowPrivate: boolean },
): Readonly<Record<string, string>> {
  if (url === '') return {}
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const schemes = allowPrivate ? ['https:', 'http:'] : ['https:']
  const isRight = parsed !== undefined && schemes.includes(parsed.protocol) && parsed.username === ''
  return {
    ...(!isRight && { url: copy.push.urlWrong }),
    ...(code === '' && !hasCode && { code: copy.push.codeMissing }),
  }
}

const renewOwnKey: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  // The first key takes nothing from anybody; renewing it concerns every base.
  if ((await ownKey(deps)) && !visit.operator.allBases) throw exportRefusals.refuse('export.host-only')
  const audit = auditOf('server-key.created', visit, deps)
  await deps.keys.renew({ name: ownKeyName, at: deps.clock.now(), keepMs, audit })
  request.flash('success', copy.own.created)
  return seeOther(reply, settingsPath(visit))
}

async function textOf(file: UploadedFile): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.read()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const auditOf = (
  action: string,
  { operator, base }: Visit,
  { clock }: ExportSettingsDeps,
  data: Readonly<Record<string, unknown>> = {},
): AuditEntry => ({
  action,
  actor: actorOf(operator),
  school: base.uai,
  target: base.pathName,
  outcome: 'done',
  at: clock.now(),
  data,
})
