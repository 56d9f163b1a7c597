import { ButtonLink, DataTable, Form, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { stepCopy as copy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import type { ImportLine } from './import-line.ts'
import { AccountCell, birthColumn, PersonCell, personName, PronoteIdCell } from './person-cell.tsx'
import type { StepView } from './step-view.ts'

/** People who are recognised, or who are not: the table of the field guides, with a reason. */
export function LineTable({ csrf, section, lines, count }: StepView): VNode {
  const recognised = section === 'recognised'
  return (
    <DataTable
      caption={recognised ? copy.account : copy.browse}
      captionHidden
      stackOnPhone
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          header: copy.nameColumn,
          rowHeader: true,
          cell: (line) => <PersonCell line={line} />,
        },
        ...(count.haveBirthDates ? [birthColumn] : []),
        { key: 'id', header: copy.pronoteId, nowrap: true, cell: (line) => <PronoteIdCell line={line} /> },
        {
          key: 'reason',
          header: recognised ? copy.why : copy.reason,
          cell: (line) => <Reason line={line} />,
        },
        { key: 'account', header: copy.login, cell: (line) => <Account csrf={csrf} line={line} /> },
      ]}
    />
  )
}

function Reason({ line }: { readonly line: ImportLine }): VNode {
  if (line.chosenBy === 'person') {
    const who = line.decidedBy ?? ''
    return (
      <>{line.decidedAt ? copy.decidedByAt(who, formatInstantFr(line.decidedAt)) : copy.decidedBy(who)}</>
    )
  }
  return <>{line.reasons.join(line.account ? ' · ' : ' ')}</>
}

function Account({ csrf, line }: { readonly csrf: string; readonly line: ImportLine }): VNode {
  return (
    <>
      {line.account && <AccountCell account={line.account} />}
      {!line.account && (
        <ButtonLink
          href={linePath(line)}
          icon="search"
          size="small"
          label={`${copy.browse} ${personName(line.person)}`}
        >
          {copy.browse}
        </ButtonLink>
      )}
      <LineAction csrf={csrf} line={line} />
    </>
  )
}

function LineAction({ csrf, line }: { readonly csrf: string; readonly line: ImportLine }): VNode | null {
  const name = personName(line.person)
  if (line.chosenBy === 'person') {
    return (
      <Form action={`${linePath(line)}/annuler`} csrf={csrf}>
        <SubmitButton variant="subtle" size="small" icon="arrow-back-up" label={`${copy.undo} ${name}`}>
          {copy.undo}
        </SubmitButton>
      </Form>
    )
  }
  if (!line.account) return null
  return (
    <Form action={`${linePath(line)}/choisir`} csrf={csrf}>
      <HiddenField name="compte" value="personne" />
      <SubmitButton variant="subtle" size="small" icon="user-x" label={`${copy.unmatch} ${name}`}>
        {copy.unmatch}
      </SubmitButton>
    </Form>
  )
}
