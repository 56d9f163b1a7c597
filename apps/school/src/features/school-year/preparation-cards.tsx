import { ButtonLink, Card, ConfirmBox, DataTable, DescriptionList, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { formatCount } from '../../frame/format.ts'
import { resourceLabel, resourceOrder } from '../../frame/resources.ts'
import { clientPath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { YearCounts } from './school-year.ts'
import { sumOf, type YearPageProps, yearPath } from './year-view.ts'

type CardProps = YearPageProps & { readonly next: SchoolBase }

/** The steps of a year in preparation: import, verify, change or abandon. */
export const PreparationCards = (props: CardProps): VNode => (
  <>
    <ImportCard {...props} />
    <ReviewCard {...props} />
    <ChangeCard {...props} />
  </>
)

const yearOf = (next: SchoolBase): number => next.schoolYear ?? 0

function ImportCard({ next, state }: CardProps): VNode {
  const texts = copy.import
  return (
    <Card title={texts.title(yearOf(next))} icon="file-import">
      <p>{texts.text}</p>
      <DescriptionList
        items={[
          { term: texts.siecle, description: formatCount(state.imports.siecle) },
          { term: texts.sts, description: formatCount(state.imports.sts) },
          { term: texts.classes, description: formatCount(state.classes) },
        ]}
      />
      <FormActions>
        <ButtonLink
          href={`${clientPath(next)}/imports/siecle-sts`}
          icon="file-import"
          variant={state.imports.siecle === 0 ? 'primary' : 'secondary'}
        >
          {texts.open}
        </ButtonLink>
      </FormActions>
    </Card>
  )
}

function ReviewCard({ visit: { base }, state }: CardProps): VNode {
  const { columns, ...texts } = copy.review
  const rows = resourceOrder.flatMap((category) => state.counts.filter((one) => one.category === category))
  const figure = (key: 'now' | 'staying' | 'leaving' | 'arriving') => ({
    key,
    header: columns[key],
    numeric: true,
    cell: (row: YearCounts) => formatCount(row[key]),
  })
  return (
    <Card title={texts.title} icon="users">
      <DataTable
        caption={texts.caption}
        captionHidden
        stackOnPhone
        rows={rows}
        rowKey={({ category }) => category}
        columns={[
          {
            key: 'category',
            header: columns.category,
            rowHeader: true,
            cell: ({ category }) => resourceLabel(category),
          },
          figure('now'),
          figure('staying'),
          figure('leaving'),
          figure('arriving'),
        ]}
      />
      <p>{texts.note}</p>
      <FormActions>
        <ButtonLink href={`${yearPath(base)}/sortants`}>{texts.leaving}</ButtonLink>
        <ButtonLink href={`${yearPath(base)}/arrivants`}>{texts.arriving}</ButtonLink>
      </FormActions>
    </Card>
  )
}

function ChangeCard({ view, visit: { base }, state, next }: CardProps): VNode {
  const texts = copy.change
  const { counts, imports } = state
  const people = {
    staying: sumOf(counts, 'staying'),
    leaving: sumOf(counts, 'leaving'),
    arriving: sumOf(counts, 'arriving'),
  }
  return (
    <Card title={texts.title(yearOf(next))} icon="calendar">
      <p>{imports.siecle === 0 ? texts.missing : texts.text}</p>
      <FormActions>
        {imports.siecle === 0 ? null : (
          <ConfirmBox
            label={texts.submit}
            question={texts.question(yearOf(next))}
            detail={texts.detail(people)}
            confirmLabel={texts.submit}
            action={`${yearPath(base)}/changer`}
            csrf={view.csrf}
            variant="primary"
          />
        )}
        <ConfirmBox
          label={copy.abandon.submit}
          question={copy.abandon.question}
          detail={copy.abandon.detail}
          confirmLabel={copy.abandon.submit}
          action={`${yearPath(base)}/abandonner`}
          csrf={view.csrf}
          variant="danger"
        />
      </FormActions>
    </Card>
  )
}
