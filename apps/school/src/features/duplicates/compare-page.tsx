import { formatDayFr } from '@preau/people'
import { Badge, Card, DataTable, Form, FormActions, HiddenField, RadioGroup, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { chooseKept } from './choose-kept.ts'
import { copy } from './copy.fr.ts'
import { duplicatesPath, pairPath } from './duplicates-page.tsx'
import type { RecordOfPerson } from './duplicates-store.ts'
import { recordName } from './record-name.ts'

interface ComparePageProps {
  readonly view: View
  readonly visit: Visit
  readonly left: RecordOfPerson
  readonly right: RecordOfPerson
}

/** Two records side by side, and what to do with them. */
export function ComparePage({ view, visit, left, right }: ComparePageProps): VNode {
  const path = pairPath(visit, [left.id, right.id])
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="duplicates"
      title={copy.comparing}
      lead={resourceLabel(left.category)}
      trail={[{ label: copy.title, href: duplicatesPath(visit) }]}
    >
      <SideBySide left={left} right={right} />
      <Card title={copy.merge.title} icon="link">
        <MergeForm path={path} csrf={view.csrf} left={left} right={right} />
        <Form action={`${path}/distinguer`} csrf={view.csrf} label={copy.merge.apart}>
          <p>{copy.merge.apartHint}</p>
          <FormActions>
            <SubmitButton variant="secondary" icon="unlink">
              {copy.merge.apart}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </ClientPage>
  )
}

type Two = Pick<ComparePageProps, 'left' | 'right'>

function SideBySide({ left, right }: Two): VNode {
  const rows = (Object.keys(copy.fields) as (keyof typeof copy.fields)[])
    .map((field) => ({ field, one: shown[field](left), other: shown[field](right) }))
    .filter(({ one, other }) => one !== '' || other !== '')
  return (
    <DataTable
      caption={copy.comparing}
      captionHidden
      stackOnPhone
      rows={rows}
      rowKey={({ field }) => field}
      columns={[
        {
          key: 'field',
          header: copy.field,
          rowHeader: true,
          cell: ({ field, one, other }) => (
            <>
              {copy.fields[field]} {one === other ? null : <Badge tone="warning">{copy.differs}</Badge>}
            </>
          ),
        },
        { key: 'left', header: copy.record('A'), cell: ({ one }) => one },
        { key: 'right', header: copy.record('B'), cell: ({ other }) => other },
      ]}
    />
  )
}

const day = (iso: string | undefined): string => (iso === undefined ? '' : formatDayFr(iso))

/** What each line says of a record; the national number is never shown, only whether it is known. */
const shown: Readonly<Record<keyof typeof copy.fields, (record: RecordOfPerson) => string>> = {
  name: recordName,
  birthName: ({ lastName }) => lastName,
  civility: ({ civility }) => civility ?? '',
  birthDate: ({ birthDate }) => day(birthDate),
  place: ({ postcode, city }) => [postcode, city].filter((text) => text !== undefined).join(' '),
  ine: ({ ine }) => (ine === undefined ? '' : copy.known),
  detail: ({ detail }) => detail ?? '',
  children: ({ children }) => children.map(({ name }) => name).join(', '),
  pronoteId: ({ pronoteId }) => pronoteId,
  casId: ({ casId }) => casId ?? '',
  localLogin: ({ localLogin }) => localLogin ?? '',
  leftOn: ({ leftOn }) => day(leftOn),
  origin: ({ origin }) => copy.origins[origin],
}

function MergeForm({
  path,
  csrf,
  left,
  right,
}: Two & { readonly path: string; readonly csrf: string }): VNode {
  const kept = chooseKept(left, right)
  const casIds = [...new Set([left.casId, right.casId].flatMap((id) => id ?? []))]
  const letters = [
    { record: left, letter: 'A' },
    { record: right, letter: 'B' },
  ]
  return (
    <Form action={`${path}/fusionner`} csrf={csrf} label={copy.merge.title}>
      <HiddenField name="version_a" value={left.version} />
      <HiddenField name="version_b" value={right.version} />
      <RadioGroup
        name="conserver"
        label={copy.merge.keep}
        hint={copy.merge.keepHint}
        value={kept.id}
        options={letters.map(({ record, letter }) => {
          return { value: record.id, label: `${copy.record(letter)}\u00a0: ${recordName(record)}` }
        })}
      />
      {casIds.length === 0 ? null : (
        <RadioGroup
          name="identifiant_cas"
          label={copy.merge.casId}
          value={kept.casId ?? casIds[0]}
          options={casIds.map((value) => ({ value, label: value }))}
        />
      )}
      <RadioGroup
        name="identifiant_pronote"
        label={copy.merge.pronoteId}
        hint={copy.merge.pronoteIdHint}
        value={kept.pronoteId}
        options={letters.map(({ record, letter }) => {
          return { value: record.pronoteId, label: `${record.pronoteId} (${copy.record(letter)})` }
        })}
      />
      <p>{copy.merge.sessions}</p>
      <FormActions>
        <SubmitButton variant="primary" icon="link">
          {copy.merge.submit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
