import { type AssetName, assetSources } from './asset-files.ts'
import { assetUrl } from './asset-url.ts'

/** A static file to serve, immutable at its address. */
export interface UiAssetFile {
  /** Path of the address, e.g. `/assets/1f2e3d4c5b6a/tokens.css`. */
  readonly path: string
  /** Absolute path on the disk. */
  readonly file: string
  /** Media type. */
  readonly type: string
}

/** The files an application must serve for the shells to work: these and no other. */
export function uiAssetFiles(): readonly UiAssetFile[] {
  const names = Object.keys(assetSources) as AssetName[]
  return names.map((name) => ({ path: assetUrl(name), ...assetSources[name] }))
}
