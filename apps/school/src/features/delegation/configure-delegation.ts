import type { Clock } from '@preau/platform'
import type { StillSeen } from '../../frame/seen.ts'
import { isSpace, type SchoolBase, type Space, spaces as everySpace } from '../bases/index.ts'
import { type CheckedOrder, checkOrder, type DelegationOrder } from './delegation-order.ts'
import type { DelegationSettings, ValidationProtocol } from './delegation.ts'
import {
  everyCategory,
  type RecognitionMode,
  usualCategoryValues,
  usualIdentityAttributes,
} from './identity-rule.ts'
import type { DelegationStore } from './delegation-store.ts'
import { delegationRefusals } from './refusals.ts'

/** A delegation asked for by a command; what is absent has the value of a new delegation. */
export interface DelegationCommand {
  readonly serverUrl: string
  /** Every space by default. */
  readonly spaces?: readonly Space[]
  readonly enabled?: boolean
  readonly protocol?: ValidationProtocol
  readonly refuseRemembered?: boolean
  /** None by default. */
  readonly allowedProxies?: readonly string[]
  /** Attribute of the *Identifiant CAS*; the CAS user by default. */
  readonly commonAttribute?: string
  readonly identifierAttribute?: string
  /** By identifiant PRONOTE by default; by identity, with the usual names and values. */
  readonly recognition?: RecognitionMode
}

interface ConfigureDeps {
  readonly delegations: Pick<DelegationStore, 'presets' | 'save'>
  readonly clock: Clock
}

/**
 * Sets the delegation of a base, as the console does. The preset that has this very address is the one shown.
 *
 * @throws Refusal `delegation.locked`, `delegation.invalid`
 */
export async function configureDelegation(
  deps: ConfigureDeps,
  base: SchoolBase,
  { command, actor }: { readonly command: DelegationCommand; readonly actor: string },
): Promise<void> {
  const presets = await deps.delegations.presets()
  const checked = checkOrder(toOrder(command), presets)
  if (!checked.ok) throw delegationRefusals.refuse('delegation.invalid', { problem: firstProblem(checked) })
  const preset = presets.find(({ casUrl }) => casUrl.replace(/\/+$/, '') === checked.settings.serverUrl)
  await saveDelegation(deps, base, { settings: { ...checked.settings, presetId: preset?.id }, actor })
}

interface SavedDelegation {
  readonly settings: DelegationSettings
  readonly actor: string
  readonly seen?: StillSeen<DelegationSettings | undefined>
}

/**
 * Stores settings with their line of the trail; `changed` when those stored are not those that were seen.
 *
 * @throws Refusal `delegation.locked`
 */
export async function saveDelegation(
  { delegations, clock }: ConfigureDeps,
  base: SchoolBase,
  { settings, actor, seen }: SavedDelegation,
): Promise<'done' | 'changed'> {
  const at = clock.now()
  const { spaces, federated } = settings
  const data = { ...settings, spaces: [...spaces], federated: federated && [...federated] }
  const audit = {
    action: 'delegation.configured',
    actor,
    school: base.uai,
    outcome: 'done',
    at,
    data,
  } as const
  const outcome = await delegations.save({ baseId: base.id, settings, at, audit, seen })
  if (outcome === 'published') throw delegationRefusals.refuse('delegation.locked')
  return outcome
}

const toOrder = (command: DelegationCommand): DelegationOrder => ({
  enabled: command.enabled ?? true,
  presetId: '',
  url: command.serverUrl,
  protocol: command.protocol ?? 'auto',
  refuseRemembered: command.refuseRemembered ?? false,
  allowedProxies: (command.allowedProxies ?? []).join('\n'),
  common: command.commonAttribute === undefined ? 'subject' : 'attribute',
  commonAttribute: command.commonAttribute ?? '',
  recognition: command.recognition ?? 'identifier',
  identifierAttribute: command.identifierAttribute ?? 'idPronote',
  identityAttributes: usualIdentityAttributes,
  categoryValues: everyCategory((one) => usualCategoryValues[one].join(';')),
  spaces: (command.spaces ?? everySpace).filter(isSpace),
  federated: undefined,
})

const firstProblem = ({ errors }: Extract<CheckedOrder, { readonly ok: false }>): string =>
  Object.values(errors).join(' ')
