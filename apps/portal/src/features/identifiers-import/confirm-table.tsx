import { DataTable, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { linePath, stepPath } from './deps.ts'
import type { ImportLine } from './import-line.ts'
import {
  AccountCell,
  birthColumn,
  holderWords,
  PersonCell,
  personName,
  PronoteIdCell,
} from './person-cell.tsx'
import type { StepView } from './step-view.ts'

/** Probable matches, ticked, confirmed in one go; the ones to look at first are on top. */
export function ConfirmTable({ csrf, run, step, lines, count }: StepView): VNode {
  return (
    <Form action={`${stepPath(run, step.position)}/confirmer`} csrf={csrf}>
      <DataTable
        caption={copy.confirmAll}
        captionHidden
        stackOnPhone
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'tick', header: copy.tick, cell: (line) => <Tick line={line} /> },
          {
            key: 'person',
            header: copy.nameColumn,
            rowHeader: true,
            cell: (line) => <PersonCell line={line} />,
          },
          ...(count.haveBirthDates ? [birthColumn] : []),
          { key: 'id', header: copy.pronoteId, nowrap: true, cell: (line) => <PronoteIdCell line={line} /> },
          {
            key: 'account',
            header: copy.proposed,
            cell: ({ proposed }) => proposed && <AccountCell account={proposed.account} />,
          },
          { key: 'why', header: copy.why, cell: (line) => <Why line={line} /> },
          { key: 'browse', header: copy.login, cell: (line) => <a href={linePath(line)}>{copy.browse}</a> },
        ]}
      />
      <FormActions>
        <SubmitButton variant="primary" icon="check">
          {copy.confirmAll}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

/** What is doubtful starts unticked: it must be looked at. */
const isDoubtful = (line: ImportLine): boolean =>
  line.duplicate || line.reason === 'homonyms' || line.reason === 'account-disputed'

function Tick({ line }: { readonly line: ImportLine }): VNode {
  return (
    <input
      type="checkbox"
      class="form-check-input"
      name="lignes"
      value={line.id}
      checked={!isDoubtful(line)}
      aria-label={`${copy.tick} ${personName(line.person)}`}
    />
  )
}

function Why({ line }: { readonly line: ImportLine }): VNode {
  const holder = line.proposed?.holder
  return (
    <>
      <div>{line.reasons.join(' ')}</div>
      <div class="text-secondary">{(line.proposed?.reasons ?? []).join(' · ')}</div>
      {holder && <div>{holderWords(holder)}</div>}
    </>
  )
}
