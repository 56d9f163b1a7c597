import { ButtonLink, EmptyState, ServiceBar } from '@preau/ui'
import type { VNode } from 'preact'
import { type Service, serviceIcon } from '../services/index.ts'
import { homeCopy as copy } from './copy.fr.ts'

/** The service bar of a person, by *Regroupement*. */
export function HomePage({ services }: { readonly services: readonly Service[] }): VNode {
  if (services.length === 0) {
    return (
      <EmptyState title={copy.noService} icon="apps">
        {copy.noServiceHelp}
      </EmptyState>
    )
  }
  return <ServiceBar groups={serviceGroups(services)} />
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

function serviceGroups(services: readonly Service[]) {
  const labels = [...new Set(services.map(({ groupingName }) => groupingName))]
  return labels.map((label) => ({
    label,
    services: services.filter(({ groupingName }) => groupingName === label).map(tile),
  }))
}

function tile(service: Service) {
  return {
    href: service.url,
    label: service.title,
    icon: serviceIcon(service.icon),
    description: service.description === '' ? undefined : service.description,
    external: true,
    featured: service.ssoType === 'pronote-cas',
  }
}
