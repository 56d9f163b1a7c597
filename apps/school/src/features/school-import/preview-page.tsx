import {
  Alert,
  ButtonLink,
  Card,
  DescriptionList,
  Form,
  FormActions,
  HiddenField,
  SubmitButton,
} from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { ChangeList, type ChangeListProps } from './change-list.tsx'
import { copy } from './copy.fr.ts'
import { figureItems } from './figure-items.ts'
import { csvCopy } from './csv/copy.fr.ts'
import { importDoor } from './import-door.ts'
import type { ImportKind } from './import-store.ts'
import type { PendingPreview } from './pending-import.ts'
import { ProblemTable, remarksSubtitle, shownProblems } from './problem-table.tsx'

interface PreviewPageProps {
  readonly view: View
  readonly visit: Visit
  readonly kind: ImportKind
  readonly names: readonly string[]
  readonly preview: PendingPreview
  readonly list: Omit<ChangeListProps, 'path' | 'origin'>
  /** Where the answer is sent, where the list is read again, and what the files are known by there. */
  readonly place: {
    readonly forms: string
    readonly list: string
    readonly waiting?: string
    /** The columns of a spreadsheet may still be chosen again. */
    readonly columns?: string | undefined
  }
  /** Said before everything else. */
  readonly notice?: ComponentChildren
}

/** Before anything is written: what would change, and the button that does it. */
export function PreviewPage(props: PreviewPageProps): VNode {
  const { view, visit, kind, names, preview, list, place } = props
  const text = copy.preview
  const door = importDoor(visit, kind)
  const { questions, changes, problems, counts } = preview
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={door.section}
      title={text.title}
      lead={`${copy.runs.kinds[kind]}\u00a0: ${names.join(', ')}`}
      trail={[{ label: door.title, href: door.path }]}
    >
      {props.notice}
      {questions.map((question) => (
        <Alert tone="warning" key={question}>
          {question}
        </Alert>
      ))}
      <Card title={text.nothingYet} icon="list-check">
        {changes.length === 0 ? <p>{text.noChange}</p> : null}
        <DescriptionList columns={2} items={figureItems(counts)} />
        <Form action={`${place.forms}/confirmer`} csrf={view.csrf} label={text.apply}>
          {place.waiting === undefined ? null : <HiddenField name="attente" value={place.waiting} />}
          <FormActions>
            <SubmitButton variant="primary">
              {questions.length > 0 ? copy.waiting.confirm : text.apply}
            </SubmitButton>
            <SubmitButton variant="subtle" formaction={`${place.forms}/abandonner`}>
              {copy.waiting.abandon}
            </SubmitButton>
            {place.columns === undefined ? null : (
              <ButtonLink href={place.columns}>{csvCopy.back}</ButtonLink>
            )}
          </FormActions>
        </Form>
      </Card>
      <Card title={copy.changes.title} icon="users" flush>
        <ChangeList {...list} path={place.list} origin={kind} />
      </Card>
      <Card title={copy.report.problems} icon="list-check" subtitle={remarksSubtitle(problems)} flush>
        <ProblemTable problems={problems.slice(0, shownProblems)} />
      </Card>
    </ClientPage>
  )
}
