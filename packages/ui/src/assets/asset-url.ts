import { type AssetName, assetVersion } from './asset-files.ts'

/** Address of an asset. It changes with the content, so that browsers may keep it for ever. */
export function assetUrl(name: AssetName): string {
  return `/assets/${assetVersion}/${name}`
}
