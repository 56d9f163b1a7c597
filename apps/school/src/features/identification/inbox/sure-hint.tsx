import { displayName } from '@preau/people'
import { Form, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { copy as words } from '../resolution-copy.fr.ts'
import { inboxCopy } from './copy.fr.ts'
import { InboxField } from './inbox-field.tsx'
import type { InboxQuery } from './inbox-query.ts'
import type { SureLink } from './sure-links.ts'

const copy = inboxCopy.links

/** Who a line surely is, under the name that came. */
export const SureHint = ({ link }: { readonly link: SureLink }): VNode => (
  <div class="pu-hint">{copy.sure(displayName(link.person), link.person.detail)}</div>
)

interface SureLinkButtonProps {
  readonly link: SureLink
  readonly inbox: InboxQuery
  readonly csrf: string
  /** Address of *Résolution des échecs*. */
  readonly path: string
}

/** Links the line in one click, which can be undone; one comes back to the same filters. */
export const SureLinkButton = ({
  link: { failure, person },
  inbox,
  csrf,
  path,
}: SureLinkButtonProps): VNode => (
  <Form action={`${path}/choix/relier`} csrf={csrf}>
    <InboxField inbox={inbox} />
    <HiddenField name="depuis" value="liste" />
    <HiddenField name="liens" value={`${failure.id}-${person.id}`} />
    <SubmitButton size="small" icon="link" label={words.link.linkOf(displayName(person))}>
      {words.link.link}
    </SubmitButton>
  </Form>
)
