/** The list *Mon ENT*, for the host: presets added, changed, removed and restored. */
export { mountPresets } from './mount-presets.ts'
export type { ManagedPreset, PresetOrder, PresetStore } from './preset-store.ts'
