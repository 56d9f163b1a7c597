import { Alert, Badge, Card, DataTable, ExactBlock, ExactText, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import { missingCopy, previewCopy as copy, sourceCopy } from './copy.fr.ts'
import type { EndPoint } from './end-points.ts'
import type { Preview } from './preview-answer.ts'

export interface PreviewCardsProps {
  readonly name: string
  readonly preview: Preview
  readonly endPoint: EndPoint
  /** The settings tried are not those of the service. */
  readonly unsaved: boolean
  /** Why the person would get no ticket; undefined when they would. */
  readonly barred: keyof typeof copy.barredBy | undefined
}

/** What the service would learn of a person, and the exact answer. */
export function PreviewCards({ name, preview, endPoint, unsaved, barred }: PreviewCardsProps): VNode {
  const { missing, type, body } = preview
  return (
    <Stack>
      <Card title={copy.title(name)} icon="user-check">
        {unsaved && <Alert tone="info">{copy.unsaved}</Alert>}
        {barred !== undefined && <Alert tone="danger">{copy.barred(copy.barredBy[barred])}</Alert>}
        <Verdict preview={preview} endPoint={endPoint} />
        <Learnt preview={preview} />
        {missing.length > 0 && (
          <ul>
            {missing.map(({ name: attribute, source, reason }) => (
              <li key={attribute}>
                <ExactText>{attribute}</ExactText> ({sourceCopy[source]})&nbsp;: {missingCopy[reason]}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={copy.exact} icon="eye" subtitle={copy.exactHint(endPoint.path, type)}>
        <ExactBlock>{body}</ExactBlock>
        {endPoint.form === 'saml' && <p>{copy.exactSaml}</p>}
      </Card>
    </Stack>
  )
}

function Verdict({ preview, endPoint }: Pick<PreviewCardsProps, 'preview' | 'endPoint'>): VNode {
  const { missing, attributes, carriesAttributes } = preview
  if (!carriesAttributes && attributes.length + missing.length > 0)
    return <Alert tone="warning">{copy.notCarriedText(endPoint.path)}</Alert>
  if (missing.length > 0) return <Alert tone="warning">{copy.incomplete(missing.length)}</Alert>
  return <Alert tone="success">{copy.complete}</Alert>
}

interface Line {
  readonly name: string
  readonly values: readonly string[]
  readonly state: 'sent' | 'missing' | 'notCarried'
}

const tones = { sent: 'success', missing: 'danger', notCarried: 'warning' } as const

function linesOf({ user, attributes, missing, carriesAttributes }: Preview): readonly Line[] {
  return [
    { name: copy.principal, values: [user], state: 'sent' },
    ...attributes.map(([name, value]): Line => {
      const values = typeof value === 'string' ? [value] : value
      return { name, values, state: carriesAttributes ? 'sent' : 'notCarried' }
    }),
    ...missing.map(({ name }): Line => ({ name, values: [], state: 'missing' })),
  ]
}

function Learnt({ preview }: { readonly preview: Preview }): VNode {
  return (
    <DataTable
      caption={copy.learns}
      captionHidden
      stackOnPhone
      rows={linesOf(preview)}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: copy.datum, rowHeader: true, cell: ({ name }) => name },
        {
          key: 'value',
          header: copy.value,
          cell: ({ values }) => values.map((value) => <ExactText key={value}>{value} </ExactText>),
        },
        {
          key: 'state',
          header: copy.state,
          cell: ({ state }) => <Badge tone={tones[state]}>{copy[state]}</Badge>,
        },
      ]}
    />
  )
}
