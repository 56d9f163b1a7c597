import { Alert, Stack, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { entitledCopy, servicesCopy as copy } from './copy.fr.ts'

export interface ReadOnlyServiceProps {
  readonly code: string
  readonly locked: boolean
  readonly current: '/population' | '/acces' | '/reponse-cas'
}

/** Stands where the tabs would be, for a service that a school administrator may look at and not change: what concerns their people. */
export function ReadOnlyService({ code, locked, current }: ReadOnlyServiceProps): VNode {
  const base = `/administration/services/${code}`
  const items = [
    { label: copy.population, href: `${base}/population` },
    { label: entitledCopy.tab, href: `${base}/acces` },
    { label: copy.refusals, href: `${base}/reponse-cas` },
  ]
  return (
    <Stack>
      <Alert tone="info">{locked ? copy.readOnlyLocked : copy.readOnly}</Alert>
      <Tabs
        label={copy.tabs}
        items={items.map((item) => ({ ...item, current: item.href === `${base}${current}` }))}
      />
    </Stack>
  )
}
