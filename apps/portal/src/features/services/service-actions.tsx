import { ButtonLink, ConfirmBox, Form, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { listCopy, servicesCopy as copy } from './copy.fr.ts'
import type { Service } from './service.ts'

export interface ServiceActionsProps {
  readonly csrf: string
  readonly service: Service
  readonly editable: boolean
}

/** What can be done to one service of the list. */
export function ServiceActions({ csrf, service, editable }: ServiceActionsProps): VNode {
  const href = `/administration/services/${service.code}`
  if (!editable)
    return (
      <ButtonLink href={`${href}/population`} icon="users" size="small">
        {copy.population}
      </ButtonLink>
    )
  return (
    <div class="pu-row-actions">
      <ButtonLink href={href} icon="pencil" size="small">
        {copy.edit}
      </ButtonLink>
      <ButtonLink href={`/administration/services/nouveau?modele=${service.code}`} icon="copy" size="small">
        {copy.duplicate}
      </ButtonLink>
      <StateAction csrf={csrf} service={service} href={href} />
      <ConfirmBox
        label={copy.remove}
        icon="trash"
        size="small"
        align="end"
        question={copy.removeQuestion}
        detail={copy.removeDetail}
        confirmLabel={copy.remove}
        action={`${href}/supprimer`}
        csrf={csrf}
      />
    </div>
  )
}

function StateAction({
  csrf,
  service,
  href,
}: Omit<ServiceActionsProps, 'editable'> & { readonly href: string }): VNode {
  const version = <HiddenField name="version" value={String(service.version)} />
  if (service.state === 'published')
    return (
      <ConfirmBox
        label={copy.disable}
        icon="player-stop"
        size="small"
        align="end"
        variant="secondary"
        question={listCopy.disableQuestion}
        detail={listCopy.disableDetail}
        confirmLabel={copy.disable}
        action={`${href}/etat`}
        csrf={csrf}
      >
        {version}
        <HiddenField name="state" value="disabled" />
      </ConfirmBox>
    )
  return (
    <Form action={`${href}/etat`} csrf={csrf}>
      {version}
      <HiddenField name="state" value="published" />
      <SubmitButton icon="player-play" size="small">
        {copy.publish}
      </SubmitButton>
    </Form>
  )
}
