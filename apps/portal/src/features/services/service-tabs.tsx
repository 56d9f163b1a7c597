import { Alert, Stack, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { entitledCopy, servicesCopy as copy } from './copy.fr.ts'
import { pictureCopy } from './picture-copy.fr.ts'

export interface ServiceTabsProps {
  readonly code: string
  /** What follows the address of the service. */
  readonly current: string
}

/** The tabs of a service. */
export function ServiceTabs(props: ServiceTabsProps): VNode {
  return tabsOf(props, {
    '': copy.general,
    '/icone': pictureCopy.tab,
    '/population': copy.population,
    '/utilisateurs': copy.users,
    '/acces': entitledCopy.tab,
    '/reponse-cas': copy.answer,
    '/deconnexion': copy.logout,
    '/essai': copy.trial,
    '/historique': copy.history,
  })
}

/** What stands above a page of a service that its reader may change, or only look at. */
export function ServiceHead({
  service: { code, locked },
  current,
  mayEdit,
}: {
  readonly service: { readonly code: string; readonly locked: boolean }
  readonly current: '/population' | '/acces' | '/reponse-cas'
  readonly mayEdit: boolean
}): VNode {
  if (mayEdit) return ServiceTabs({ code, current })
  // What concerns the people of a school administrator.
  const tabs = {
    '/population': copy.population,
    '/acces': entitledCopy.tab,
    '/reponse-cas': copy.refusals,
  }
  return (
    <Stack>
      <Alert tone="info">{locked ? copy.readOnlyLocked : copy.readOnly}</Alert>
      {tabsOf({ code, current }, tabs)}
    </Stack>
  )
}

/** The tabs of these addresses under that of the service. */
function tabsOf({ code, current }: ServiceTabsProps, labels: Readonly<Record<string, string>>): VNode {
  const items = Object.entries(labels).map(([path, label]) => ({
    label,
    href: `/administration/services/${code}${path}`,
    current: path === current,
  }))
  return <Tabs label={copy.tabs} items={items} />
}

/** Where the pages of a service are. */
export function serviceCrumbs(title: string): { label: string; href?: string }[] {
  return [
    { label: copy.administration, href: '/administration' },
    { label: copy.listTitle, href: '/administration/services' },
    { label: title },
  ]
}
