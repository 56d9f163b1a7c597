import { HiddenField } from '@preau/ui'
import type { VNode } from 'preact'
import { type InboxQuery, writeInbox } from './inbox-query.ts'

/** The inbox that a form was opened from: whoever sends it comes back to the same filters. */
export const InboxField = ({ inbox }: { readonly inbox: InboxQuery }): VNode => (
  <HiddenField name="liste" value={writeInbox(inbox)} />
)
