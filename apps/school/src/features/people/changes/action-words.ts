import type { BulkAction } from './bulk-order.ts'
import { changesCopy as copy } from './copy.fr.ts'

/** What an action is called, and what it does. */
export function actionWords(
  action: BulkAction,
  profiles: readonly { readonly id: string; readonly name: string }[],
): { readonly label: string; readonly effect: string } {
  if (isPlain(action)) return { label: copy.actions[action], effect: copy.effects[action] }
  const profile = profiles.find(({ id }) => action === `profil-${id}`)
  const { give, none, effect, noneEffect } = copy.profiles
  return profile ? { label: give(profile.name), effect } : { label: none, effect: noneEffect }
}

const isPlain = (action: BulkAction): action is keyof typeof copy.actions =>
  Object.hasOwn(copy.actions, action)
