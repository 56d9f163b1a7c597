import { readForm, readQuery } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Scope } from '../../frame/visitor.ts'
import { mayRemoveRule } from './may-remove-rule.ts'
import type { Service, ServiceDraft } from './service.ts'
import type { Change, ServiceAccess, ServiceRegistry } from './service-registry.ts'
import { isVisible, scopeOfRequest, type ServicesDeps } from './services-deps.ts'

const modelQuery = z.object({ modele: z.string().max(40).catch('') })
const modelForm = z.object({ modele: z.string().max(40).catch(''), avecAcces: z.string().optional() })

/** What a new service is copied from. */
export interface Model {
  readonly service: Service
  readonly withAccess: boolean
}

/** The service that the form is a copy of (`?modele=`), when the administrator may see it. */
export async function modelOf(deps: ServicesDeps, request: FastifyRequest): Promise<Model | undefined> {
  const read = request.method === 'GET' ? readQuery(request, modelQuery) : readForm(request, modelForm)
  if (!read.ok || read.value.modele === '') return undefined
  const service = await deps.services.find(read.value.modele.toUpperCase())
  if (!service || !isVisible(service, scopeOfRequest(deps, request))) return undefined
  return { service, withAccess: request.method === 'GET' || 'avecAcces' in read.value }
}

/** Creates a service as a copy: what it answers to the applications, and the rights its author may give. */
export async function createCopy(
  stores: { readonly services: ServiceRegistry; readonly access: ServiceAccess },
  { draft, model, scope }: { readonly draft: ServiceDraft; readonly model: Model; readonly scope: Scope },
  change: Change,
): Promise<'created' | 'code-taken' | 'grouping-gone'> {
  const result = await stores.services.create(draft, change)
  const created = result === 'created' ? await stores.services.find(draft.code) : undefined
  if (!created) return result
  const { release } = model.service
  if (release !== null && draft.ssoType === model.service.ssoType)
    await stores.services.setRelease({ code: draft.code, release, version: created.version }, change)
  if (model.withAccess) {
    const rules = await stores.access.populationRules(model.service.id)
    const given = rules.filter((rule) => mayRemoveRule(rule, scope))
    await stores.access.addPopulationRules(created.id, given, change)
  }
  return result
}

/** A code that nobody has: `CANTINE`, then `CANTINE-2`, `CANTINE-3`. */
export function copyCode(code: string, taken: readonly string[]): string {
  const stem = code.replace(/-\d+$/, '').slice(0, 36)
  const suffixes = Array.from({ length: taken.length + 1 }, (_, index) => `${stem}-${String(index + 2)}`)
  return suffixes.find((candidate) => !taken.includes(candidate)) ?? stem
}
