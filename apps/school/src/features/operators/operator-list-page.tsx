import { Badge, ButtonLink, DataTable, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Operator } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { listCopy as copy } from './list-copy.fr.ts'
import type { OperatorLine } from './operator-access-store.ts'

export const operatorsPath = '/hebergement/operateurs'

interface OperatorListPageProps {
  readonly view: View
  readonly operator: Operator
  readonly lines: readonly OperatorLine[]
}

/** *Opérateurs*: who may open the console, and how they come in. */
export function OperatorListPage({ view, operator, lines }: OperatorListPageProps): VNode {
  const { columns } = copy
  return (
    <ConsolePage view={view} operator={operator} title={copy.title} lead={copy.lead} host="operators">
      <FormActions>
        <ButtonLink href={`${operatorsPath}/nouveau`} icon="plus" variant="primary">
          {copy.add}
        </ButtonLink>
      </FormActions>
      <DataTable
        caption={copy.caption}
        captionHidden
        stackOnPhone
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: columns.name,
            rowHeader: true,
            cell: (line) => <a href={`${operatorsPath}/${line.id}`}>{line.displayName}</a>,
          },
          { key: 'login', header: columns.login, cell: ({ login }) => login },
          { key: 'bases', header: columns.bases, cell: basesOf },
          { key: 'access', header: columns.access, cell: (line) => <Access line={line} /> },
          { key: 'last', header: columns.last, cell: lastSignIn },
        ]}
      />
    </ConsolePage>
  )
}

function basesOf({ allBases, bases }: OperatorLine): string {
  if (allBases) return copy.allBases
  return bases.length === 0 ? copy.noBase : bases.map(({ name }) => name).join(', ')
}

export const lastSignIn = ({ lastSignInAt }: OperatorLine): string =>
  lastSignInAt === undefined ? copy.never : formatMoment(lastSignInAt)

/** By what somebody comes in today. */
export function Access({ line }: { readonly line: OperatorLine }): VNode {
  const { invitedUntil, hasPassword, hasFactor } = line
  if (invitedUntil !== undefined) return <Badge tone="info">{copy.invited(formatMoment(invitedUntil))}</Badge>
  if (!hasPassword) return <Badge tone="warning">{copy.nothing}</Badge>
  return (
    <>
      <Badge>{copy.password}</Badge> {hasFactor ? <Badge tone="success">{copy.code}</Badge> : null}
    </>
  )
}
