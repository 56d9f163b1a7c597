import { Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { entitledCopy, servicesCopy as copy } from './copy.fr.ts'
import { pictureCopy } from './picture-copy.fr.ts'

/** The tabs of a service. */
export function ServiceTabs({ code, current }: { readonly code: string; readonly current: string }): VNode {
  const base = `/administration/services/${code}`
  const items = [
    { label: copy.general, href: base },
    { label: pictureCopy.tab, href: `${base}/icone` },
    { label: copy.population, href: `${base}/population` },
    { label: copy.users, href: `${base}/utilisateurs` },
    { label: entitledCopy.tab, href: `${base}/acces` },
    { label: copy.answer, href: `${base}/reponse-cas` },
    { label: copy.logout, href: `${base}/deconnexion` },
    { label: copy.trial, href: `${base}/essai` },
    { label: copy.history, href: `${base}/historique` },
  ]
  return (
    <Tabs
      label={copy.tabs}
      items={items.map((item) => ({ ...item, current: item.href === `${base}${current}` }))}
    />
  )
}

/** Where the pages of a service are. */
export function serviceCrumbs(title: string): { label: string; href?: string }[] {
  return [
    { label: copy.administration, href: '/administration' },
    { label: copy.listTitle, href: '/administration/services' },
    { label: title },
  ]
}
