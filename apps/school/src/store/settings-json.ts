import type { SettingsSnapshot } from '../features/settings-draft/index.ts'

/** A snapshot as `jsonb`: a set is written `{"set": […]}`, so that a setting added later needs nothing here. */
export const snapshotToJson = (snapshot: SettingsSnapshot): unknown =>
  JSON.parse(
    JSON.stringify(snapshot, (_, value: unknown) => (value instanceof Set ? { set: [...value] } : value)),
  )

/** The reverse. Written by {@link snapshotToJson} only. */
export const snapshotFromJson = (stored: unknown): SettingsSnapshot =>
  JSON.parse(JSON.stringify(stored), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'set' in value && Array.isArray(value.set)
      ? new Set<unknown>(value.set)
      : value,
  ) as SettingsSnapshot
