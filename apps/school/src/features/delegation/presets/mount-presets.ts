import { parseCasBaseUrl } from '@preau/cas'
import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LastAct } from '../../../frame/conflict.tsx'
import { actorOf } from '../../../frame/operator.ts'
import { differencesBetween, type SettingFacts } from '../../../frame/setting-facts.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { OperatorGate } from '../../operators/index.ts'
import { copy as delegationCopy } from '../copy.fr.ts'
import { delegationRefusals } from '../refusals.ts'
import { copy } from './copy.fr.ts'
import { type PresetForm, PresetListPage, PresetPage, presetsPath } from './preset-pages.tsx'
import type { ManagedPreset, PresetStore } from './preset-store.ts'

export interface PresetsDeps {
  readonly gate: OperatorGate
  readonly presets: PresetStore
  readonly lastAct: LastAct
  readonly clock: Clock
  readonly demo: boolean
}

type Handler = (request: FastifyRequest, reply: FastifyReply, deps: PresetsDeps) => Promise<FastifyReply>

/** *Liste des ENT*, for the host: add, rename, change, remove, restore. */
export function mountPresets(app: FastifyInstance, deps: PresetsDeps): void {
  const options = { preHandler: deps.gate.asHost }
  const route = (handler: Handler) => (request: FastifyRequest, reply: FastifyReply) =>
    handler(request, reply, deps)
  app.get(presetsPath, options, route(showList))
  app.post(`${presetsPath}/restaurer`, options, route(restore))
  app.get(`${presetsPath}/nouveau`, options, route(showNew))
  app.post(`${presetsPath}/nouveau`, options, route(save))
  app.get(`${presetsPath}/:preset`, options, route(showOne))
  app.post(`${presetsPath}/:preset`, options, route(save))
  app.post(`${presetsPath}/:preset/retirer`, options, route(remove))
}

const common = (request: FastifyRequest, deps: PresetsDeps) => ({
  view: viewOf(request, deps.demo),
  operator: deps.gate.operator(request),
})

const showList: Handler = async (request, reply, deps) =>
  sendPage(reply, PresetListPage({ ...common(request, deps), presets: await deps.presets.managed() }))

const showNew: Handler = async (request, reply, deps) => {
  const form = { nom: '', url: '' }
  return sendPage(reply, PresetPage({ ...common(request, deps), preset: undefined, form, errors: {} }))
}

const showOne: Handler = async (request, reply, deps) => {
  const preset = await presetOf(request, deps)
  if (!preset) throw delegationRefusals.refuse('delegation.preset-unknown')
  const form = { nom: preset.name, url: preset.casUrl }
  return sendPage(reply, PresetPage({ ...common(request, deps), preset, form, errors: {} }))
}

async function presetOf(request: FastifyRequest, deps: PresetsDeps): Promise<ManagedPreset | undefined> {
  const { preset: id } = request.params as { readonly preset?: string }
  return id === undefined ? undefined : (await deps.presets.managed()).find((one) => one.id === id)
}

/** Creates one, or changes the one of the address. */
const save: Handler = async (request, reply, deps) => {
  const { preset: id } = request.params as { readonly preset?: string }
  const preset = await presetOf(request, deps)
  if (id !== undefined && !preset) throw delegationRefusals.refuse('delegation.preset-unknown')
  const { kept } = readForm(request, z.object({}))
  const form = { nom: kept.text('nom').trim().slice(0, 200), url: kept.text('url').trim().slice(0, 500) }
  const address = parseCasBaseUrl(form.url)
  const errors = faultsOf(form, address)
  const again = (more: Partial<Parameters<typeof PresetPage>[0]>, status: number) =>
    sendPage(reply, PresetPage({ ...common(request, deps), preset, form, errors, ...more }), status)
  if (!address.ok || Object.keys(errors).length > 0) return again({}, 422)
  const outcome = await deps.presets.save({
    seen: preset && { id: preset.id, version: Number(kept.text('version').slice(0, 9)) },
    name: form.nom,
    casUrl: address.base,
    audit: auditOf(request, deps, preset ? 'preset.changed' : 'preset.created'),
  })
  if (outcome === 'stale') return again(await conflictOf(request, deps, form), 409)
  if (outcome === 'name-taken') return again({ errors: { nom: await takenSentence(form, deps) } }, 422)
  request.flash('success', copy.saved)
  return seeOther(reply, presetsPath)
}

/** The preset as somebody else left it, beside what was typed; removed, it is unknown. */
async function conflictOf(
  request: FastifyRequest,
  deps: PresetsDeps,
  form: PresetForm,
): Promise<Pick<Parameters<typeof PresetPage>[0], 'preset' | 'conflict'>> {
  const preset = await presetOf(request, deps)
  if (!preset) throw delegationRefusals.refuse('delegation.preset-unknown')
  const words = (name: string, url: string): SettingFacts =>
    new Map([
      [copy.name, name],
      [copy.url, url],
    ])
  const conflict = {
    last: await deps.lastAct({ target: `preset:${preset.id}`, actions: ['preset.changed'] }),
    differences: differencesBetween(words(preset.name, preset.casUrl), words(form.nom, form.url)),
    again: `${presetsPath}/${preset.id}`,
  }
  return { preset, conflict }
}

const faultsOf = (form: PresetForm, address: ReturnType<typeof parseCasBaseUrl>) => ({
  ...((form.nom === '' || form.nom.length > 100) && { nom: copy.nameMissing }),
  ...(!address.ok && { url: delegationCopy.urlFaults[address.fault] }),
})

/** The name may be that of a shipped one that was removed, which the list does not show. */
async function takenSentence({ nom }: PresetForm, { presets }: PresetsDeps): Promise<string> {
  const isShown = (await presets.managed()).some(({ name }) => name === nom)
  return isShown ? copy.nameTaken : copy.nameKept
}

const remove: Handler = async (request, reply, deps) => {
  const preset = await presetOf(request, deps)
  if (!preset) throw delegationRefusals.refuse('delegation.preset-unknown')
  await deps.presets.remove(preset.id, auditOf(request, deps, 'preset.removed'))
  request.flash('success', copy.removed)
  return seeOther(reply, presetsPath)
}

const restore: Handler = async (request, reply, deps) => {
  const count = await deps.presets.restoreShipped(auditOf(request, deps, 'preset.list-restored'))
  request.flash('success', copy.restored(count))
  return seeOther(reply, presetsPath)
}

function auditOf(request: FastifyRequest, deps: PresetsDeps, action: string) {
  const { preset: id } = request.params as { readonly preset?: string }
  const actor = actorOf(deps.gate.operator(request))
  const target = id === undefined ? undefined : `preset:${id}`
  return { action, actor, target, outcome: 'done', at: deps.clock.now() } as const
}
