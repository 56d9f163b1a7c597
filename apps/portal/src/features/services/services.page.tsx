import { Badge, ButtonLink, Card, ConfirmBox, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { fieldCopy, servicesCopy as copy, ssoTypeCopy } from './copy.fr.ts'
import type { Service } from './service.ts'

export interface ServicesPageProps {
  readonly csrf: string
  readonly services: readonly Service[]
  readonly editable: (service: Service) => boolean
}

const yesNo = (value: boolean): string => (value ? copy.yes : copy.no)

export function ServicesPage({ csrf, services, editable }: ServicesPageProps): VNode {
  return (
    <Card flush>
      <DataTable
        caption={copy.listTitle}
        captionHidden
        stackOnPhone
        rows={services}
        rowKey={(service) => service.code}
        empty={
          <EmptyState title={copy.none} icon="plug">
            {copy.noneHelp}
          </EmptyState>
        }
        columns={[
          { key: 'code', header: fieldCopy.code, rowHeader: true, cell: (service) => service.code },
          { key: 'title', header: fieldCopy.title, cell: (service) => service.title },
          { key: 'sso', header: fieldCopy.ssoShort, cell: (service) => ssoTypeCopy[service.ssoType] },
          { key: 'anonymous', header: fieldCopy.anonymousShort, cell: (service) => yesNo(service.anonymous) },
          { key: 'internal', header: fieldCopy.internal, cell: (service) => yesNo(service.internal) },
          {
            key: 'grouping',
            header: fieldCopy.groupingId,
            cell: (service) => <Badge>{service.groupingName}</Badge>,
          },
          {
            key: 'actions',
            header: fieldCopy.actions,
            align: 'end',
            nowrap: true,
            cell: (service) => <ServiceActions csrf={csrf} service={service} editable={editable(service)} />,
          },
        ]}
      />
    </Card>
  )
}

interface ServiceActionsProps {
  readonly csrf: string
  readonly service: Service
  readonly editable: boolean
}

function ServiceActions({ csrf, service, editable }: ServiceActionsProps): VNode {
  const href = `/administration/services/${service.code}`
  return (
    <>
      <ButtonLink
        href={editable ? href : `${href}/population`}
        icon={editable ? 'pencil' : 'users'}
        size="small"
      >
        {editable ? copy.edit : copy.population}
      </ButtonLink>
      {editable && (
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
      )}
    </>
  )
}
