import { Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { tabsCopy as copy } from './copy.fr.ts'

/** Where the directory is. */
export const directoryPath = '/administration/annuaire'

/** Address of the sheet of an account. */
export function accountPath(accountId: string): string {
  return `${directoryPath}/${accountId}`
}

/** The views of one account. */
export function AccountTabs(props: {
  readonly accountId: string
  readonly current: 'sheet' | 'follow' | 'data'
}): VNode {
  const path = accountPath(props.accountId)
  return (
    <Tabs
      label={copy.label}
      items={[
        { label: copy.sheet, href: path, current: props.current === 'sheet' },
        { label: copy.follow, href: `${path}/suivi`, current: props.current === 'follow' },
        { label: copy.data, href: `${path}/donnees`, current: props.current === 'data' },
      ]}
    />
  )
}
