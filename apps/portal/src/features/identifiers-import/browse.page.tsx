import {
  ButtonLink,
  Card,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  FormActions,
  HiddenField,
  SearchBox,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { MoveBox } from './choose-list.tsx'
import { browseCopy as copy, stepCopy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import type { AccountFound } from './identifier-imports.ts'
import { type ImportLine, isFree } from './import-line.ts'
import { AccountCell, birthDay, holderWords, personDetail, PronoteIdCell } from './person-cell.tsx'

export interface BrowsePageProps {
  readonly csrf: string
  readonly line: ImportLine
  readonly text: string
  readonly found: readonly AccountFound[]
  readonly back: string
}

/** Parcourir: the directory of the school, best first; an account that somebody has is shown, and taken only explicitly. */
export function BrowsePage({ csrf, line, text, found, back }: BrowsePageProps): VNode {
  return (
    <>
      <Card title={stepCopy.person} icon="user-question">
        <DescriptionList columns={2} items={facts(line)} />
        <FormActions>
          <Form action={`${linePath(line)}/choisir`} csrf={csrf}>
            <HiddenField name="compte" value="personne" />
            <SubmitButton icon="user-x" variant="secondary">
              {stepCopy.nobody}
            </SubmitButton>
          </Form>
          <ButtonLink href={back} icon="arrow-left" variant="subtle">
            {copy.back}
          </ButtonLink>
        </FormActions>
      </Card>
      <Card title={copy.results} icon="search">
        <SearchBox action={linePath(line)} label={copy.search} value={text} />
        <DataTable
          caption={copy.results}
          captionHidden
          stackOnPhone
          rows={found}
          rowKey={({ account }) => account.id}
          empty={
            <EmptyState title={copy.none} icon="users">
              {copy.noneHelp}
            </EmptyState>
          }
          columns={[
            {
              key: 'account',
              header: stepCopy.account,
              rowHeader: true,
              cell: ({ account }) => <AccountCell account={account} />,
            },
            { key: 'login', header: stepCopy.login, cell: ({ account }) => account.login },
            { key: 'why', header: stepCopy.why, cell: ({ reasons }) => reasons.join(' · ') },
            { key: 'holder', header: copy.holder, cell: ({ holder }) => holder && holderWords(holder) },
            {
              key: 'choose',
              header: stepCopy.choose,
              headerHidden: true,
              align: 'end',
              cell: (one) => <ChooseAccount csrf={csrf} line={line} found={one} />,
            },
          ]}
        />
      </Card>
    </>
  )
}

function ChooseAccount(props: {
  readonly csrf: string
  readonly line: ImportLine
  readonly found: AccountFound
}): VNode {
  const { csrf, line, found } = props
  if (!isFree(found.holder)) return <MoveBox csrf={csrf} line={line} candidate={found} />
  return (
    <Form action={`${linePath(line)}/choisir`} csrf={csrf}>
      <HiddenField name="compte" value={found.account.id} />
      <SubmitButton
        variant="primary"
        size="small"
        icon="check"
        label={`${stepCopy.choose} ${found.account.name}`}
      >
        {stepCopy.choose}
      </SubmitButton>
    </Form>
  )
}

function facts(line: ImportLine): { term: string; description: string | VNode }[] {
  const { person } = line
  const all = [
    { term: stepCopy.birth, description: birthDay(person.birthDate) },
    { term: copy.profile, description: personDetail(person) },
    { term: stepCopy.attached.replace(/\s*:$/, ''), description: (person.pupils ?? []).join('\u202f; ') },
    { term: stepCopy.reason, description: line.reasons.join(' ') },
  ]
  return [
    { term: stepCopy.pronoteId, description: <PronoteIdCell line={line} /> },
    ...all.filter(({ description }) => description !== ''),
  ]
}
