import { PasswordField } from '@preau/ui'
import type { VNode } from 'preact'
import { portalAssetUrl } from '../../frame/portal-assets.ts'
import { accountCopy as copy, meterCopy } from './copy.fr.ts'
import { neededBits, type PasswordOwner } from './password-rules.ts'

export interface NewPasswordFieldsProps {
  readonly owner: PasswordOwner
  readonly errors: readonly { readonly field?: string; readonly message: string }[]
}

/** A new password, twice, with what is asked of it; a script shows its strength while it is typed. */
export function NewPasswordFields({ owner, errors }: NewPasswordFieldsProps): VNode {
  const errorOf = (name: string): string | undefined => errors.find(({ field }) => field === name)?.message
  return (
    <>
      <PasswordField
        name="nouveau"
        label={copy.chosen}
        hint={owner.privileged ? copy.rulesPrivileged : copy.rules}
        autocomplete="new-password"
        error={errorOf('nouveau')}
        required
      />
      <div data-password-meter="nouveau" data-needed-bits={String(neededBits(owner))} hidden>
        <meter min={0} max={100} low={50} high={99} optimum={100} value={0} aria-label={meterCopy.label} />
        <p role="status" />
        {Object.entries(meterCopy.said).map(([what, text]) => (
          <span key={what} data-meter-text={what} hidden>
            {text}
          </span>
        ))}
      </div>
      <PasswordField
        name="repete"
        label={copy.repeated}
        autocomplete="new-password"
        error={errorOf('repete')}
        required
      />
      <script src={portalAssetUrl('password-meter.js')} defer />
    </>
  )
}
