import { formatDayFr, profileLabel } from '@preau/people'
import { Badge, ButtonLink, Card, ConfirmBox, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { messagesCopy as copy } from './copy.fr.ts'
import type { SchoolMessage } from './school-messages.ts'

export interface MessagesPageProps {
  readonly csrf: string
  readonly messages: readonly SchoolMessage[]
  readonly today: string
}

export const messagesPath = '/administration/messages'

const tones = { coming: 'info', shown: 'success', past: 'neutral' } as const

/** Every message of the administrator's schools, with when and by whom it is read. */
export function MessagesPage({ csrf, messages, today }: MessagesPageProps): VNode {
  return (
    <Card flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={messages}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={copy.none} icon="bell">
            {copy.noneHelp}
          </EmptyState>
        }
        columns={[
          { key: 'title', header: copy.message, rowHeader: true, cell: ({ title }) => title },
          { key: 'school', header: copy.school, cell: ({ schoolName }) => schoolName ?? copy.wholePortal },
          { key: 'profiles', header: copy.profiles, cell: readersOf },
          { key: 'from', header: copy.from, nowrap: true, cell: ({ startsOn }) => formatDayFr(startsOn) },
          { key: 'until', header: copy.until, nowrap: true, cell: ({ endsOn }) => formatDayFr(endsOn) },
          { key: 'state', header: copy.state, cell: (message) => <State state={stateOf(message, today)} /> },
          {
            key: 'actions',
            header: copy.edit,
            headerHidden: true,
            align: 'end',
            nowrap: true,
            cell: (message) => <Actions csrf={csrf} message={message} />,
          },
        ]}
      />
    </Card>
  )
}

const readersOf = ({ profiles }: SchoolMessage): string =>
  profiles.length === 0 ? copy.everybody : profiles.map(profileLabel).join(', ')

function stateOf({ startsOn, endsOn }: SchoolMessage, today: string): keyof typeof tones {
  if (today < startsOn) return 'coming'
  return today > endsOn ? 'past' : 'shown'
}

function State({ state }: { readonly state: keyof typeof tones }): VNode {
  return <Badge tone={tones[state]}>{copy.states[state]}</Badge>
}

function Actions({ csrf, message }: { readonly csrf: string; readonly message: SchoolMessage }): VNode {
  const href = `${messagesPath}/${message.id}`
  return (
    <>
      <ButtonLink href={href} icon="pencil" size="small" label={`${copy.edit}\u00a0: ${message.title}`}>
        {copy.edit}
      </ButtonLink>{' '}
      <ConfirmBox
        label={copy.remove}
        icon="trash"
        size="small"
        align="end"
        question={copy.removeQuestion}
        confirmLabel={copy.remove}
        action={`${href}/supprimer`}
        csrf={csrf}
      />
    </>
  )
}
