import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  queryHref,
  SearchBox,
  SelectField,
  Toolbar,
} from '@preau/ui'

import type { VNode } from 'preact'
import { counted } from '../../frame/format-fr.ts'
import { fieldCopy, listCopy, servicesCopy as copy, ssoTypeCopy, stateCopy } from './copy.fr.ts'
import { serviceStates } from './decide-access.ts'
import { ServiceMark } from './service-picture.page.tsx'
import { ServiceActions } from './service-actions.tsx'
import type { ServiceQuery } from './service-query.ts'
import { type Grouping, type Service, ssoTypes } from './service.ts'

export interface ServicesPageProps {
  readonly csrf: string
  readonly query: ServiceQuery
  readonly groupings: readonly Grouping[]
  /** How many services there are before the search. */
  readonly total: number
  readonly services: readonly Service[]
  readonly editable: (service: Service) => boolean
  /** Published, but outside its opening period today. */
  readonly closed: (service: Service) => boolean
}

const path = '/administration/services'
const yesNo = (value: boolean): string => (value ? copy.yes : copy.no)

export function ServicesPage(props: ServicesPageProps): VNode {
  return (
    <>
      {props.total > 0 && <Filters {...props} />}
      <Card flush>
        <Table {...props} />
      </Card>
    </>
  )
}

function Filters({ query, groupings, services }: ServicesPageProps): VNode {
  const { q, tri, sens } = query
  const keep = tri === '' ? {} : { tri, sens }
  return (
    <Toolbar label={listCopy.toolbar} end={<p>{listCopy.count(counted(services.length, 'service'))}</p>}>
      <SearchBox action={path} label={listCopy.search} value={q} keep={keep}>
        <SelectField
          name="etat"
          label={fieldCopy.state}
          empty={listCopy.allStates}
          value={query.etat}
          options={serviceStates.map((value) => ({ value, label: stateCopy[value] }))}
        />
        <SelectField
          name="regroupement"
          label={fieldCopy.groupingId}
          empty={listCopy.allGroupings}
          value={query.regroupement}
          options={groupings.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="sso"
          label={fieldCopy.ssoShort}
          empty={listCopy.allSso}
          value={query.sso}
          options={ssoTypes.map((value) => ({ value, label: ssoTypeCopy[value] }))}
        />
      </SearchBox>
    </Toolbar>
  )
}

function Table({ csrf, query, total, services, editable, closed }: ServicesPageProps): VNode {
  const { tri, sens, ...asked } = query
  return (
    <DataTable
      caption={copy.listTitle}
      captionHidden
      stackOnPhone
      rows={services}
      rowKey={(service) => service.code}
      sort={tri === '' ? undefined : { key: tri, direction: sens }}
      sortHref={(key, direction) => queryHref(path, asked, { tri: key, sens: direction })}
      empty={total === 0 ? <NoService /> : <NothingFound />}
      columns={[
        { key: 'code', header: fieldCopy.code, rowHeader: true, sortable: true, cell: ({ code }) => code },
        {
          key: 'title',
          header: fieldCopy.title,
          sortable: true,
          cell: (one) => (
            <span class="pu-with-mark">
              <ServiceMark service={one} />
              <span>{one.title}</span>
            </span>
          ),
        },
        { key: 'sso', header: fieldCopy.ssoShort, sortable: true, cell: (one) => ssoTypeCopy[one.ssoType] },
        { key: 'anonymous', header: fieldCopy.anonymousShort, cell: (one) => yesNo(one.anonymous) },
        { key: 'internal', header: fieldCopy.internal, cell: (one) => yesNo(one.internal) },
        {
          key: 'grouping',
          header: fieldCopy.groupingId,
          sortable: true,
          cell: (service) => <Badge>{service.groupingName}</Badge>,
        },
        {
          key: 'state',
          header: fieldCopy.state,
          sortable: true,
          cell: (service) => <State service={service} closed={closed(service)} />,
        },
        {
          key: 'actions',
          header: fieldCopy.actions,
          align: 'end',
          cell: (service) => <ServiceActions csrf={csrf} service={service} editable={editable(service)} />,
        },
      ]}
    />
  )
}

const tones = { published: 'success', draft: 'info', disabled: 'neutral' } as const

function State({ service, closed }: { readonly service: Service; readonly closed: boolean }): VNode {
  return (
    <>
      <Badge tone={tones[service.state]}>{stateCopy[service.state]}</Badge>{' '}
      {closed && <Badge tone="warning">{listCopy.outsidePeriod}</Badge>}{' '}
      {service.locked && <Badge icon="lock">{copy.lockedBadge}</Badge>}
    </>
  )
}

function NoService(): VNode {
  return (
    <EmptyState title={copy.none} icon="plug">
      {copy.noneHelp}
    </EmptyState>
  )
}

function NothingFound(): VNode {
  return (
    <EmptyState
      title={listCopy.nothing}
      icon="search"
      action={<ButtonLink href={path}>{listCopy.reset}</ButtonLink>}
    >
      {listCopy.nothingHelp}
    </EmptyState>
  )
}
