import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { AssetFile } from '@preau/platform'
import type { VNode } from 'preact'
import { keyboardCopy as copy } from './copy.fr.ts'

const file = fileURLToPath(new URL('./review-keys.js', import.meta.url))
const version = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)

/** The script of the review: a file of its own, for the content policy forbids scripts in pages. */
export const reviewScript: AssetFile = {
  path: `/assets/${version}/review-keys.js`,
  file,
  type: 'text/javascript; charset=utf-8',
}

/** The keys of the review, always in sight. Hidden as long as the script that reads them has not started. */
export function KeyboardHelp({ keys }: { readonly keys: readonly (keyof typeof copy.keys)[] }): VNode {
  return (
    <>
      <div class="pu-keys" data-keys hidden>
        <span class="pu-keys-title">{copy.title}</span>
        <ul>
          {keys.map((key) => (
            <li key={key}>
              <kbd>{copy.keys[key][0]}</kbd> {copy.keys[key][1]}
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="btn pu-btn pu-btn-subtle btn-sm"
          data-keys-switch
          data-on={copy.switch}
          data-off={copy.switchBack}
        >
          {copy.switch}
        </button>
      </div>
      <script src={reviewScript.path} defer />
    </>
  )
}
