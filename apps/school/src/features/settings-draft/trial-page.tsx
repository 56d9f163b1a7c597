import { categoryLabel } from '@preau/people'
import { Alert, ButtonLink, Card, DescriptionList, ExactText, FormActions, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { spokenName } from '../../frame/spoken-name.ts'
import type { View } from '../../frame/view.ts'
import { describeSpace } from '../bases/index.ts'
import type { CasAnswer } from '../delegation/index.ts'
import type { Preview } from '../identification/index.ts'
import { copy } from './copy.fr.ts'
import { draftPath } from './draft-page.tsx'

/** What came back from the ENT. */
export type TrialOutcome =
  | { readonly kind: 'no-ticket' }
  | { readonly kind: 'refused'; readonly sentence: string; readonly protocol?: 'ws-federation' }
  | {
      readonly kind: 'answered'
      readonly answer: Extract<CasAnswer, { readonly kind: 'success' }>
      readonly preview: Preview
      /** An account that nobody has is asked for a local password. */
      readonly asksPassword: boolean
      /** Absent for the CAS. */
      readonly protocol?: 'ws-federation'
    }

interface TrialPageProps {
  readonly view: View
  readonly visit: Visit
  readonly outcome: TrialOutcome
}

/** What a real log-in with the draft gave: for the operator only, and nothing is kept of it. */
export function TrialPage({ view, visit, outcome }: TrialPageProps): VNode {
  const text = copy.trial
  const path = draftPath(visit.base)
  const isFederated = outcome.kind !== 'no-ticket' && outcome.protocol !== undefined
  return (
    <ConsolePage
      view={view}
      operator={visit.operator}
      title={text.title}
      lead={text.lead}
      at={{ base: visit.base, section: 'draft' }}
    >
      <Stack>
        {outcome.kind === 'no-ticket' ? <Alert tone="warning">{text.noTicket}</Alert> : null}
        {outcome.kind === 'refused' ? <Alert tone="danger">{outcome.sentence}</Alert> : null}
        {outcome.kind === 'answered' ? <Answered {...outcome} /> : null}
        <FormActions>
          <ButtonLink href={isFederated ? `${path}/essai/ws-federation` : `${path}/essai`} icon="refresh">
            {text.again}
          </ButtonLink>
          <ButtonLink href={path} icon="arrow-left">
            {copy.back}
          </ButtonLink>
        </FormActions>
      </Stack>
    </ConsolePage>
  )
}

type AnsweredProps = Extract<TrialOutcome, { readonly kind: 'answered' }>

function Answered({ answer, preview, asksPassword, protocol }: AnsweredProps): VNode {
  const text = copy.trial
  const received = Array.from(answer.attributes, ([term, values]) => ({
    term,
    description: <ExactText>{values.join(' · ')}</ExactText>,
  }))
  return (
    <>
      <Recognised preview={preview} asksPassword={asksPassword} />
      <Card title={text.received} icon="list">
        <DescriptionList
          items={[
            {
              term: protocol ? text.subject : text.user,
              description: <ExactText>{answer.user || copy.nothing}</ExactText>,
            },
            { term: text.casId, description: <ExactText>{preview.casId ?? copy.nothing}</ExactText> },
            ...received,
          ]}
        />
      </Card>
    </>
  )
}

function Recognised({
  preview: { casId, people },
  asksPassword,
}: Pick<AnsweredProps, 'preview' | 'asksPassword'>): VNode {
  const text = copy.trial
  if (casId === undefined) return <Alert tone="danger">{text.noPrincipal}</Alert>
  if (people.length === 0)
    return <Alert tone={asksPassword ? 'info' : 'danger'}>{asksPassword ? text.double : text.nobody}</Alert>
  return (
    <Alert tone="success" title={text.recognised}>
      {people.map((person) => (
        <p key={person.id}>
          <strong>{text.someone(spokenName(person), categoryLabel(person.category, 1))}</strong>
          <br />
          {text.spaces(person.spaces.map((space) => describeSpace(space).label).join(', '))}
        </p>
      ))}
    </Alert>
  )
}
