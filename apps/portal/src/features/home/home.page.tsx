import { ButtonLink, EmptyState, ServiceBar, type ServiceGroup, Stack, StarButton } from '@preau/ui'
import type { VNode } from 'preact'
import type { OwnAccount } from '../account/index.ts'
import type { SchoolMessage } from '../messages/index.ts'
import { pictureAddress, type Service, serviceIcon } from '../services/index.ts'
import { homeCopy as copy } from './copy.fr.ts'
import { HomeMessages } from './home-messages.tsx'
import { OwnInformation } from './own-information.tsx'

/** A service that the person has a right to; `closed`: why not today. */
export interface OfferedService extends Service {
  readonly closed?: string | undefined
}

export interface HomePageProps {
  readonly csrf: string
  readonly services: readonly OfferedService[]
  readonly account: OwnAccount | undefined
  /** Ids of the services the person keeps at the top. */
  readonly favourites: readonly string[]
  readonly messages: readonly SchoolMessage[]
}

/** Messages of the school, favourites, the service bar by *Regroupement*, and who the person is in their school. */
export function HomePage(props: HomePageProps): VNode {
  const { services, account, messages } = props
  return (
    <Stack>
      {messages.length > 0 && <HomeMessages messages={messages} />}
      {services.length === 0 ? <NoService /> : <ServiceBar groups={ownGroups(props)} />}
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
      {services.length > 0 && <ServiceBar groups={byGrouping(services, tile)} />}
    </>
  )
}

/** A favourite stands once, at the top. */
function ownGroups({ csrf, services, favourites }: HomePageProps): readonly ServiceGroup[] {
  const isFavourite = ({ id }: Service): boolean => favourites.includes(id)
  const starred = (service: OfferedService) => ({
    ...tile(service),
    beside: star(csrf, service, isFavourite(service)),
  })
  const kept = { label: copy.favourites, services: services.filter(isFavourite).map(starred) }
  const others = services.filter((service) => !isFavourite(service))
  return [kept, ...byGrouping(others, starred)]
}

function byGrouping(
  services: readonly OfferedService[],
  shown: (service: OfferedService) => ServiceGroup['services'][number],
): readonly ServiceGroup[] {
  const labels = [...new Set(services.map(({ groupingName }) => groupingName))]
  return labels.map((label) => ({
    label,
    services: services.filter(({ groupingName }) => groupingName === label).map(shown),
  }))
}

function star(csrf: string, { id, title }: Service, on: boolean): VNode {
  return (
    <StarButton
      action={`/favoris/${id}`}
      csrf={csrf}
      name="garder"
      value={on ? 'non' : 'oui'}
      on={on}
      label={on ? copy.removeFavourite(title) : copy.addFavourite(title)}
    />
  )
}

function tile(service: OfferedService): ServiceGroup['services'][number] {
  return {
    href: service.url,
    label: service.title,
    icon: serviceIcon(service.icon),
    image: pictureAddress(service.pictureHash),
    description: service.description === '' ? undefined : service.description,
    external: true,
    featured: service.ssoType === 'pronote-cas',
    closed: service.closed,
  }
}
