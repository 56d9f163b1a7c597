import type { SettingsSnapshot } from '../features/settings-draft/index.ts'

/**
 * A snapshot as `jsonb`: a set is written `{"set": […]}`, an instant as text, so that a setting added later needs nothing
 * here.
 */
export const snapshotToJson = (snapshot: SettingsSnapshot): unknown =>
  JSON.parse(
    JSON.stringify(snapshot, (_, value: unknown) => (value instanceof Set ? { set: [...value] } : value)),
  )

/** The reverse. Written by {@link snapshotToJson} only. */
export const snapshotFromJson = (stored: unknown): SettingsSnapshot =>
  JSON.parse(JSON.stringify(stored), revived) as SettingsSnapshot

function revived(name: string, value: unknown): unknown {
  if (name === 'readAt' && typeof value === 'string') return new Date(value)
  const isSet = typeof value === 'object' && value !== null && 'set' in value && Array.isArray(value.set)
  return isSet ? new Set<unknown>(value.set as unknown[]) : value
}
