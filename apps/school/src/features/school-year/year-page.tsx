import { Card, ConfirmBox, DataTable, Form, FormActions, Stack, Steps, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment, formatSchoolYear } from '../../frame/format.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { PreparationCards } from './preparation-cards.tsx'
import { type YearPageProps, yearPath } from './year-view.ts'

/** *Nouvelle année scolaire*: leads the supervisor from one step to the next. */
export function YearPage(props: YearPageProps): VNode {
  const { view, visit, state } = props
  return (
    <ClientPage view={view} visit={visit} section="school-year" title={copy.title} lead={copy.lead}>
      <Stack>
        <YearSteps {...props} />
        {state.next ? <PreparationCards {...props} next={state.next} /> : <PrepareCard {...props} />}
        {state.undoable ? <UndoCard {...props} /> : null}
        <KeepsCard />
        <ArchivesCard {...props} />
      </Stack>
    </ClientPage>
  )
}

function YearSteps({ state }: YearPageProps): VNode {
  const { label, ...names } = copy.steps
  const imported = state.imports.siecle > 0
  const at = state.next === undefined ? 0 : imported ? 2 : 1
  const steps = [names.prepare, names.import, names.review, names.change].map((name, index) => ({
    label: name,
    state: index < at ? ('done' as const) : index === at ? ('current' as const) : ('todo' as const),
  }))
  return <Steps label={label} steps={steps} />
}

function PrepareCard({ view, visit: { base } }: YearPageProps): VNode {
  const texts = copy.prepare
  if (base.schoolYear === undefined) return <Card title={copy.title}>{texts.unknown}</Card>
  return (
    <Card title={texts.title(base.schoolYear + 1)} icon="calendar">
      <p>{texts.text}</p>
      <Form action={`${yearPath(base)}/preparer`} csrf={view.csrf} label={texts.title(base.schoolYear + 1)}>
        <FormActions>
          <SubmitButton variant="primary" icon="plus">
            {texts.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function UndoCard({ view, visit: { base }, state: { undoable } }: YearPageProps): VNode {
  const texts = copy.undo
  return (
    <Card title={texts.title} icon="arrow-back-up">
      <p>{texts.text(undoable?.schoolYear ?? (base.schoolYear ?? 0) - 1)}</p>
      <ConfirmBox
        label={texts.submit}
        question={texts.question}
        detail={texts.detail}
        confirmLabel={texts.submit}
        action={`${yearPath(base)}/annuler`}
        csrf={view.csrf}
        variant="danger"
      />
    </Card>
  )
}

const KeepsCard = (): VNode => (
  <Card title={copy.keeps.title} icon="info-circle">
    <ul>
      {copy.keeps.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </Card>
)

function ArchivesCard({ state: { archives } }: YearPageProps): VNode {
  const { columns, ...texts } = copy.archives
  return (
    <Card title={texts.title} icon="book" flush={archives.length > 0}>
      {archives.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <DataTable
          caption={texts.title}
          captionHidden
          rows={archives}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'year',
              header: columns.year,
              rowHeader: true,
              cell: ({ schoolYear }) => (schoolYear === undefined ? '' : formatSchoolYear(schoolYear)),
            },
            {
              key: 'since',
              header: columns.since,
              cell: ({ switchedAt }) => (switchedAt ? formatMoment(switchedAt) : ''),
            },
            {
              key: 'open',
              header: columns.open,
              headerHidden: true,
              cell: (archive) => <a href={clientPath(archive)}>{texts.open}</a>,
            },
          ]}
        />
      )}
    </Card>
  )
}
