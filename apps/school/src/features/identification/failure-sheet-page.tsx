import { displayName, formatDayFr, parseCalendarDay } from '@preau/people'
import {
  Alert,
  Card,
  ConfirmBox,
  DataTable,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  Grid,
  Stack,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount, formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, describeSpace } from '../bases/index.ts'
import { failuresPath } from './failures-path.ts'
import { StateBadge } from './failures-page.tsx'
import type { FailureSheet, PersonFound } from './failure-store.ts'
import { hasForm } from './identification-failure.ts'
import { filedInWords } from './inbox/filed-in-words.ts'
import { FilingFieldset } from './inbox/filing-fieldset.tsx'
import { InboxField } from './inbox/inbox-field.tsx'
import { inboxHref, type InboxQuery } from './inbox/inbox-query.ts'
import type { SureLink } from './inbox/sure-links.ts'
import { LinkCard } from './link-card.tsx'
import { remediesOf } from './remedies-of.ts'
import { copy } from './resolution-copy.fr.ts'
import { spared } from './spare-values.ts'

export interface FailureSheetPageProps {
  readonly view: View
  readonly visit: Visit
  /** The inbox it was opened from. */
  readonly inbox: InboxQuery
  /** Whom the rule of the inbox would link. */
  readonly sure: SureLink | undefined
  readonly sheet: FailureSheet
  /** Text searched for; the suggestion of the sheet when nobody typed anything. */
  readonly search: string
  /** People found by that text. */
  readonly found: readonly PersonFound[]
  /** People the rule led to, with their state in the evidence. */
  readonly recognised: readonly PersonFound[]
  /** The same, and whoever is sure by the identity that the ENT sent. */
  readonly proposed: readonly PersonFound[]
}

/** One failed identification: evidence, form, link in one click. */
export function FailureSheetPage(props: FailureSheetPageProps): VNode {
  const { view, visit, sheet } = props
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.sheet.title(sheet.id)}
      lead={copy.reasons[sheet.reason]}
      trail={[{ label: copy.title, href: inboxHref(failuresPath(visit.base), props.inbox) }]}
    >
      <Alert tone={sheet.state === 'open' ? 'warning' : 'info'}>
        {sheet.state === 'open' ? <Advice {...props} /> : <Closed {...props} />}
      </Alert>
      <Grid columns={2}>
        <EvidenceCard {...props} />
        <Stack>
          {sheet.sentAt !== undefined || hasForm(sheet.reason) ? <FormCard sheet={sheet} /> : null}
          {sheet.state === 'open' ? <Dismiss {...props} /> : null}
          {sheet.state === 'dismissed' ? <Reopen {...props} /> : null}
        </Stack>
      </Grid>
      {sheet.state === 'open' && mayLink(sheet) ? <LinkCard {...props} /> : null}
    </ClientPage>
  )
}

/** Nobody can be linked to a door that was closed or to an ENT that did not answer: no account came with the failure. */
const mayLink = ({ casUser, reason }: FailureSheet): boolean => casUser !== undefined || hasForm(reason)

/** What to do, and the pages where it is done. */
function Advice({ sheet, visit, recognised }: FailureSheetPageProps): VNode {
  const remedies = remediesOf({ sheet, base: visit.base, recognised })
  return (
    <>
      {sheet.filed === undefined ? null : <p>{filedInWords(sheet)}</p>}
      <p>{copy.advice[sheet.reason]}</p>
      {remedies.length === 0 ? null : (
        <ul>
          {remedies.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Closed({ sheet, visit }: FailureSheetPageProps): VNode {
  const text = copy.resolution
  const by = byWhom(sheet.resolvedBy ?? '')
  const moment = sheet.resolvedAt === undefined ? '' : formatMoment(sheet.resolvedAt)
  const { person } = sheet
  return (
    <>
      <p>{sheet.state === 'resolved' ? text.resolved(moment, by) : text.dismissed(moment, by)}</p>
      {sheet.state === 'dismissed' && sheet.filed !== undefined ? <p>{filedInWords(sheet)}</p> : null}
      {person === undefined ? null : (
        <p>
          {`${text.person}\u00a0: `}
          <a href={`${clientPath(visit.base)}/ressources/${categorySlug(person.category)}/${person.id}`}>
            {displayName(person)}
          </a>
        </p>
      )}
    </>
  )
}

/** Operators are named by their log-in; whoever came in at last closed it by coming. */
const byWhom = (actor: string): string =>
  actor.startsWith('operator:') ? actor.slice('operator:'.length) : copy.resolution.byItself

function EvidenceCard({ sheet, visit, recognised }: FailureSheetPageProps): VNode {
  const { evidence } = sheet
  const text = copy.sheet
  const exact = (term: string, value: string | undefined) =>
    value === undefined ? [] : [{ term, description: <ExactText>{value}</ExactText> }]
  return (
    <Card title={text.evidence} icon="search" actions={<StateBadge state={sheet.state} />}>
      <DescriptionList
        items={[
          { term: text.date, description: formatMoment(sheet.occurredAt) },
          { term: text.attempts, description: formatCount(sheet.attempts) },
          { term: text.space, description: describeSpace(sheet.space).label },
          ...exact(text.service, evidence.service),
          // A closed door asked no ENT, and applied no rule.
          ...(evidence.serverUrl === ''
            ? []
            : [
                ...exact(evidence.protocol === undefined ? text.server : text.federation, evidence.serverUrl),
                { term: text.rule, description: ruleInWords(evidence) },
              ]),
          ...exact(text.casUser, sheet.casUser),
          ...exact(text.user, evidence.user === sheet.casUser ? undefined : evidence.user),
          ...exact(text.code, evidence.code),
          ...(evidence.detail === undefined ? [] : [{ term: text.detail, description: evidence.detail }]),
          ...(evidence.attributes === undefined
            ? []
            : [{ term: text.attributes, description: <Attributes attributes={evidence.attributes} /> }]),
          ...(recognised.length === 0
            ? []
            : [
                {
                  term: text.people,
                  description: <People people={recognised} sheet={sheet} path={clientPath(visit.base)} />,
                },
              ]),
        ]}
      />
    </Card>
  )
}

function ruleInWords({ commonAttribute, ...evidence }: FailureSheet['evidence']): string {
  const text = copy.sheet
  const { identifierAttribute, identityAttributes } = evidence
  const common =
    commonAttribute === undefined ? text.ruleSubjectName : text.ruleAttributeName(commonAttribute)
  if (evidence.double === true) return text.ruleDouble(common)
  if (identityAttributes !== undefined) {
    return text.ruleIdentity(common, Object.values(identityAttributes).join(', '))
  }
  return commonAttribute === undefined
    ? text.ruleSubject(identifierAttribute)
    : text.ruleAttribute(commonAttribute, identifierAttribute)
}

type Received = NonNullable<FailureSheet['evidence']['attributes']>

function Attributes({ attributes }: { readonly attributes: Received }): VNode {
  const lines = Object.entries(attributes)
  if (lines.length === 0) return <>{copy.sheet.noAttribute}</>
  const isSpared = lines.some(([, values]) => values.includes(spared))
  return (
    <>
      <ul class="list-unstyled mb-0">
        {lines.map(([name, values]) => (
          <li key={name}>
            {`${name}\u00a0: `}
            <ExactText>
              {values.map((value) => (value === '' ? copy.sheet.emptyValue : value)).join(', ')}
            </ExactText>
          </li>
        ))}
      </ul>
      {isSpared ? <p class="pu-hint mb-0">{copy.sheet.spared(spared)}</p> : null}
    </>
  )
}

interface PeopleProps {
  readonly people: readonly PersonFound[]
  readonly sheet: FailureSheet
  readonly path: string
}

function People({ people, sheet, path }: PeopleProps): VNode {
  const stateOf = (id: string) => sheet.evidence.people?.find((one) => one.id === id)?.state
  return (
    <ul class="list-unstyled mb-0">
      {people.map((person) => {
        const state = stateOf(person.id)
        return (
          <li key={person.id}>
            <a href={`${path}/ressources/${categorySlug(person.category)}/${person.id}`}>
              {displayName(person)}
            </a>
            {state === undefined ? null : ` (${copy.personStates[state]})`}
          </li>
        )
      })}
    </ul>
  )
}

function FormCard({ sheet }: { readonly sheet: FailureSheet }): VNode {
  const text = copy.sheet
  const { form, sentAt } = sheet
  if (sentAt === undefined)
    return (
      <Card title={text.corrections} icon="mail">
        <p>{text.noForm}</p>
      </Card>
    )
  const item = (term: string, value: string | undefined) =>
    value === undefined ? [] : [{ term, description: value }]
  return (
    <Card title={text.corrections} icon="mail">
      <CorrectionTable sheet={sheet} />
      <DescriptionList
        items={[
          { term: text.sentAt, description: formatMoment(sentAt) },
          ...item(text.message, form.message),
          ...item(text.email, form.email),
          ...item(text.phone, form.phone),
        ]}
      />
    </Card>
  )
}

function CorrectionTable({ sheet: { evidence, form } }: { readonly sheet: FailureSheet }): VNode {
  const known = evidence.known
  const { corrections } = form
  const rows = [
    { label: 'Nom', known: known?.lastName, corrected: corrections.lastName },
    { label: 'Prénom', known: known?.firstName, corrected: corrections.firstName },
    { label: 'Date de naissance', known: day(known?.birthDate), corrected: day(corrections.birthDate) },
    { label: 'Code postal', known: known?.postcode, corrected: corrections.postcode },
  ]
  return (
    <DataTable
      caption={copy.sheet.knownAndCorrected}
      captionHidden
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        { key: 'data', header: copy.sheet.data, rowHeader: true, cell: (row) => row.label },
        { key: 'known', header: copy.sheet.known, cell: (row) => row.known ?? '–' },
        { key: 'corrected', header: copy.sheet.corrected, cell: (row) => row.corrected ?? '–' },
      ]}
    />
  )
}

function day(text: string | undefined): string | undefined {
  const read = text === undefined ? undefined : parseCalendarDay(text)
  return read === undefined ? text : formatDayFr(read)
}

function Dismiss({ view, visit, sheet, inbox }: FailureSheetPageProps): VNode {
  return (
    <ConfirmBox
      label={copy.dismiss.action}
      question={copy.dismiss.question}
      detail={copy.dismiss.detail}
      confirmLabel={copy.dismiss.action}
      action={`${failuresPath(visit.base)}/${sheet.id}/classer`}
      csrf={view.csrf}
      variant="secondary"
      icon="x"
    >
      <InboxField inbox={inbox} />
      <FilingFieldset />
    </ConfirmBox>
  )
}

function Reopen({ view, visit, sheet, inbox }: FailureSheetPageProps): VNode {
  return (
    <Form action={`${failuresPath(visit.base)}/${sheet.id}/rouvrir`} csrf={view.csrf}>
      <InboxField inbox={inbox} />
      <FormActions>
        <SubmitButton variant="secondary" icon="arrow-back-up">
          {copy.dismiss.reopen}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
