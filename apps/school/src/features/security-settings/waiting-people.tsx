import { categoryLabel } from '@preau/people'
import { Card, DataTable, Form, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { formatCount, formatWait } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import { spokenName } from '../../frame/spoken-name.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import type { WaitingPerson } from '../spaces/index.ts'
import { copy } from './copy.fr.ts'

interface WaitingPeopleProps {
  readonly view: View
  readonly visit: Visit
  readonly waiting: readonly WaitingPerson[]
  readonly now: Date
}

/** Who typed too many wrong passwords, each with the button that lets them try again at once. */
export function WaitingPeople({ view, visit, waiting, now }: WaitingPeopleProps): VNode {
  const text = copy.waiting
  const access = ({ category, personId }: WaitingPerson): string =>
    `${clientPath(visit.base)}/ressources/${categorySlug(category)}/${personId}/acces`
  return (
    <Card title={text.title} icon="clock">
      <DataTable
        caption={text.title}
        captionHidden
        stackOnPhone
        rows={waiting}
        rowKey={({ personId }) => personId}
        empty={text.empty}
        columns={[
          {
            key: 'name',
            header: text.name,
            rowHeader: true,
            cell: (person) => <a href={access(person)}>{spokenName(person)}</a>,
          },
          { key: 'category', header: text.category, cell: ({ category }) => categoryLabel(category, 1) },
          { key: 'failures', header: text.failures, cell: ({ failures }) => formatCount(failures) },
          {
            key: 'until',
            header: text.until,
            cell: ({ until }) => formatWait(until.getTime() - now.getTime()),
          },
          {
            key: 'actions',
            header: text.actions,
            cell: (person) => (
              <Form action={`${access(person)}/debloquer`} csrf={view.csrf}>
                <SubmitButton variant="secondary" size="small" label={text.unlockOne(spokenName(person))}>
                  {text.unlock}
                </SubmitButton>
              </Form>
            ),
          },
        ]}
      />
    </Card>
  )
}
