import { ButtonLink, EmptyState, ServiceBar, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import { type Service, serviceIcon } from '../services/index.ts'
import type { OwnAccount } from '../account/index.ts'
import { homeCopy as copy } from './copy.fr.ts'
import { OwnInformation } from './own-information.tsx'

/** A service that the person has a right to; `closed`: why not today. */
export interface OfferedService extends Service {
  readonly closed?: string | undefined
}

export interface HomePageProps {
  readonly services: readonly OfferedService[]
  readonly account: OwnAccount | undefined
}

/** The service bar of a person, by *Regroupement*, and who they are in their school. */
export function HomePage({ services, account }: HomePageProps): VNode {
  return (
    <Stack>
      {services.length === 0 ? <NoService /> : <ServiceBar groups={serviceGroups(services)} />}
      {account && account.profiles.length > 0 && <OwnInformation account={account} />}
    </Stack>
  )
}

function NoService(): VNode {
  return (
    <EmptyState title={copy.noService} icon="apps">
      {copy.noServiceHelp} <a href="/information/administrateurs">{copy.administrators}</a>.
    </EmptyState>
  )
}

/** What a visitor who is not signed in sees: anonymous services and the way in. */
export function PublicHomePage({ services }: { readonly services: readonly Service[] }): VNode {
  return (
    <>
      <p>
        <ButtonLink href="/connexion" variant="primary" icon="login">
          {copy.signIn}
        </ButtonLink>
      </p>
      {services.length > 0 && <ServiceBar groups={serviceGroups(services)} />}
    </>
  )
}

function serviceGroups(services: readonly OfferedService[]) {
  const labels = [...new Set(services.map(({ groupingName }) => groupingName))]
  return labels.map((label) => ({
    label,
    services: services.filter(({ groupingName }) => groupingName === label).map(tile),
  }))
}

function tile(service: OfferedService) {
  return {
    href: service.url,
    label: service.title,
    icon: serviceIcon(service.icon),
    description: service.description === '' ? undefined : service.description,
    external: true,
    featured: service.ssoType === 'pronote-cas',
    closed: service.closed,
  }
}
