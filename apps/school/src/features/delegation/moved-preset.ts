import { parseCasBaseUrl } from '@preau/cas'
import type { DelegationSettings } from './delegation.ts'
import type { EntPreset } from './delegation-store.ts'

/** The preset that a base chose, when its address in the list is no more the one that the base copied. */
export function movedPreset(
  settings: Pick<DelegationSettings, 'presetId' | 'serverUrl'> | undefined,
  presets: readonly EntPreset[],
): EntPreset | undefined {
  const preset = presets.find(({ id }) => id === settings?.presetId)
  if (!preset || settings?.serverUrl === undefined) return undefined
  const listed = parseCasBaseUrl(preset.casUrl)
  return listed.ok && listed.base === settings.serverUrl ? undefined : preset
}
