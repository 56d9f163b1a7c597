import { formatDayFr, listName, parseCalendarDay } from '@preau/people'
import {
  Alert,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  ExactText,
  Form,
  FormActions,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import type { Visit } from '../../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { clientPath } from '../../bases/index.ts'
import { failuresPath } from '../failures-path.ts'
import { copy as words } from '../resolution-copy.fr.ts'
import { inboxCopy } from './copy.fr.ts'
import { InboxField } from './inbox-field.tsx'
import { inboxHref, type InboxQuery } from './inbox-query.ts'
import type { SureLink } from './sure-links.ts'

const copy = inboxCopy.links
const formId = 'liens'

interface LinkPreviewPageProps {
  readonly view: View
  readonly visit: Visit
  readonly inbox: InboxQuery
  /** One for each account and person. */
  readonly links: readonly SureLink[]
  /** Failures looked at, whose account is known. */
  readonly looked: number
  /** There are more than those. */
  readonly isPartial: boolean
}

/** Who arrives and who it would be, side by side; those that stay ticked are linked. */
export function LinkPreviewPage(props: LinkPreviewPageProps): VNode {
  const { view, visit, inbox, links } = props
  const back = inboxHref(failuresPath(visit.base), inbox)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.title}
      lead={copy.lead(links.length, props.looked)}
      trail={[{ label: words.title, href: back }]}
      wide
    >
      <Alert tone="info">
        <p>{copy.rule}</p>
        <p>{copy.effect}</p>
        {props.isPartial ? <p>{copy.partial(props.looked)}</p> : null}
      </Alert>
      <Card title={copy.people} flush>
        <DataTable
          caption={copy.people}
          captionHidden
          rows={links}
          rowKey={({ failure }) => failure.id}
          columns={columnsOf(visit)}
          stackOnPhone
        />
      </Card>
      <Form action={`${failuresPath(visit.base)}/choix/relier`} csrf={view.csrf} id={formId}>
        <InboxField inbox={inbox} />
        <FormActions>
          <SubmitButton variant="primary" icon="link">
            {copy.confirm}
          </SubmitButton>
          <ButtonLink href={back}>{inboxCopy.bulk.back}</ButtonLink>
        </FormActions>
      </Form>
    </ClientPage>
  )
}

const columnsOf = (visit: Visit): readonly Column<SureLink>[] => [
  { key: 'choose', header: inboxCopy.choose, headerHidden: true, cell: (link) => <ChooseLink {...link} /> },
  {
    key: 'who',
    header: copy.columns.who,
    rowHeader: true,
    cell: ({ failure }) => nameSent(failure.evidence),
  },
  { key: 'born', header: copy.columns.sent, cell: ({ failure }) => restSent(failure.evidence) },
  {
    key: 'casUser',
    header: words.columns.casUser,
    cell: ({ failure }) => <ExactText>{failure.casUser}</ExactText>,
  },
  {
    key: 'person',
    header: copy.columns.person,
    cell: ({ person }) => (
      <a href={`${clientPath(visit.base)}/ressources/${categorySlug(person.category)}/${person.id}`}>
        {listName(person)}
      </a>
    ),
  },
  { key: 'sheet', header: copy.columns.sheet, cell: ({ person }) => sheetInWords(person) },
  { key: 'by', header: copy.columns.by, cell: (link) => copy.by[link.by] },
]

const ChooseLink = ({ failure, person }: SureLink): VNode => (
  <input
    type="checkbox"
    class="form-check-input"
    name="liens"
    value={`${failure.id}-${person.id}`}
    form={formId}
    checked
    aria-label={copy.select(listName(person))}
  />
)

type Evidence = SureLink['failure']['evidence']

const nameSent = ({ known }: Evidence): string =>
  [known?.lastName, known?.firstName].filter((one) => one !== undefined).join(' ') || copy.noName

/** Birth date and postcode of the ENT, which the other side shows as well. */
function restSent({ known }: Evidence): string {
  const day = parseCalendarDay(known?.birthDate ?? '')
  return [day === undefined ? known?.birthDate : formatDayFr(day), known?.postcode]
    .filter((one) => one !== undefined)
    .join(', ')
}

const sheetInWords = ({ category, detail, birthDate, postcode }: SureLink['person']): string =>
  [
    resourceLabel(category),
    detail,
    birthDate === undefined ? undefined : formatDayFr(birthDate),
    category === 'guardian' ? postcode : undefined,
  ]
    .filter((one) => one !== undefined)
    .join(', ')
