import { ConfirmBox, HiddenField } from '@preau/ui'
import type { VNode } from 'preact'
import type { OtherName } from './addresses.ts'
import { addressesPath, type AddressesPageProps } from './addresses-view.ts'
import { copy } from './copy.fr.ts'

type NameButtonProps = Pick<AddressesPageProps, 'view' | 'visit'> & {
  readonly name: OtherName
  readonly label: string
  readonly detail: string
}

/** Takes a name away from the base, with a question. */
export function NameButton({ view, visit, name, label, detail }: NameButtonProps): VNode {
  const forgotten = name.state === 'former'
  return (
    <ConfirmBox
      label={label}
      question={forgotten ? copy.former.question(name.name) : copy.removeQuestion(name.name)}
      detail={detail}
      confirmLabel={label}
      action={`${addressesPath(visit.base)}/retirer`}
      csrf={view.csrf}
      variant="danger"
      size="small"
      align="end"
    >
      <HiddenField name="adresse" value={name.id} />
    </ConfirmBox>
  )
}
