import { listName, type PersonCategory } from '@preau/people'
import { Alert, ButtonLink, Card, DataTable, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import type { Visit } from '../../../frame/operator.ts'
import { resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { copy as tables } from '../copy.fr.ts'
import { tablePath } from '../table/table-view.ts'
import type { BulkAction } from './bulk-order.ts'
import { actionWords } from './action-words.ts'
import { changesCopy as copy } from './copy.fr.ts'
import type { BulkPreview } from './people-changes.ts'

interface ConfirmPageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: PersonCategory
  readonly action: BulkAction
  readonly preview: BulkPreview
  readonly profiles: readonly { readonly id: string; readonly name: string }[]
  /** The fields of the order, sent again with the number. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Where the list was. */
  readonly back: string
}

/** How many, who, what happens, and the button. */
export function ConfirmPage(props: ConfirmPageProps): VNode {
  const { view, visit, category, action, preview, back } = props
  const { count, already } = preview
  const words = actionWords(action, props.profiles)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={words.label}
      trail={[{ label: resourceLabel(category), href: back }]}
    >
      {count === 0 ? (
        <Alert tone="warning" action={<ButtonLink href={back}>{copy.back}</ButtonLink>}>
          {copy.nobody}
        </Alert>
      ) : (
        <>
          <Alert tone="info">
            {words.effect} {copy.undoable}
          </Alert>
          {already > 0 && <p>{copy.already(already)}</p>}
          <Samples {...props} />
          <Form action={`${tablePath(visit, category)}/modifier/appliquer`} csrf={view.csrf}>
            {props.fields.map(([name, value], index) => (
              <HiddenField key={`${name}-${index}`} name={name} value={value} />
            ))}
            <HiddenField name="nombre" value={String(count)} />
            <FormActions>
              <SubmitButton variant="primary">{copy.confirm(count)}</SubmitButton>
              <ButtonLink href={back}>{copy.back}</ButtonLink>
            </FormActions>
          </Form>
        </>
      )}
    </ClientPage>
  )
}

const Samples = ({ category, preview: { samples, count } }: ConfirmPageProps): VNode => (
  <Card title={copy.samples} subtitle={copy.firstOf(samples.length, count)} flush>
    <DataTable
      caption={copy.samples}
      captionHidden
      rows={samples}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: copy.columns.name, rowHeader: true, cell: listName },
        { key: 'detail', header: tables.detail[category], cell: ({ detail }) => detail ?? '' },
        { key: 'casId', header: tables.table.columns.casId, cell: ({ casId }) => casId ?? '' },
      ]}
      stackOnPhone
    />
  </Card>
)
