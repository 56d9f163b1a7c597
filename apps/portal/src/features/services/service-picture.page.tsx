import { Card, ConfirmBox, FileField, Form, FormActions, FormErrors, Icon, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { pictureCopy as copy } from './picture-copy.fr.ts'
import type { Service } from './service.ts'
import { serviceIcon, serviceIcons } from './service-icons.ts'
import { pictureAddress } from './service-picture.ts'

/** What stands for a service on the screen: its own picture, or the drawing of the list. */
export function ServiceMark({ service }: { readonly service: Service }): VNode {
  const address = pictureAddress(service.pictureHash)
  if (address === undefined) return <Icon name={serviceIcon(service.icon)} />
  return <img class="pu-picture" src={address} alt="" width="30" height="33" />
}

export interface ServicePicturePageProps {
  readonly csrf: string
  readonly service: Service
  readonly error?: string | undefined
}

export function ServicePicturePage({ csrf, service, error }: ServicePicturePageProps): VNode {
  const action = `/administration/services/${service.code}/icone`
  const name = serviceIcon(service.icon)
  const label = serviceIcons.find((icon) => icon.name === name)?.label ?? name
  return (
    <>
      <FormErrors errors={error === undefined ? [] : [{ field: 'fichiers', message: error }]} />
      <Card title={copy.present}>
        <p>
          <ServiceMark service={service} /> {service.pictureHash === null ? copy.fromSet(label) : copy.own}
        </p>
        {service.pictureHash !== null && (
          <ConfirmBox
            label={copy.remove}
            icon="trash"
            question={copy.removeQuestion}
            detail={copy.removeDetail}
            confirmLabel={copy.remove}
            action={`${action}/retirer`}
            csrf={csrf}
          />
        )}
      </Card>
      <Card title={copy.sendTitle}>
        <Form action={action} csrf={csrf} multipart>
          <FileField
            name="fichiers"
            label={copy.file}
            hint={copy.hint}
            accept=".png,.svg"
            required
            error={error}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.send}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}
