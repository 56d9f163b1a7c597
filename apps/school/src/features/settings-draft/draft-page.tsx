import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  HiddenField,
  Stack,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import { actorLabel, type Visit } from '../../frame/operator.ts'
import type { Difference } from '../../frame/setting-facts.ts'
import { printOf, seenField } from '../../frame/seen.ts'
import type { View } from '../../frame/view.ts'
import { consolePath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { describeDifference } from './describe-difference.ts'
import { RootChange } from './root-change.tsx'
import type { SettingsDraft, SettingsVersion } from './settings-store.ts'

export const draftPath = (base: SchoolBase): string => `${consolePath(base)}/brouillon`

interface DraftPageProps {
  readonly view: View
  readonly visit: Visit
  readonly publicUrl: string
  readonly current: SettingsVersion
  readonly draft: SettingsDraft | undefined
  /** Somebody else changed the draft while this page was read: nothing was done. */
  readonly overtaken: boolean
}

/** *Modification en préparation*: what would change, its trial, its application. */
export function DraftPage(props: DraftPageProps): VNode {
  const { view, visit, draft } = props
  return (
    <ConsolePage
      view={view}
      operator={visit.operator}
      title={copy.title}
      lead={copy.lead}
      at={{ base: visit.base, section: 'draft' }}
    >
      {draft ? <Prepared {...props} draft={draft} /> : <Nothing {...props} />}
    </ConsolePage>
  )
}

function Nothing({ view, visit: { base } }: DraftPageProps): VNode {
  return (
    <Card title={copy.none} icon="pencil">
      <p>{copy.noneText}</p>
      <Form action={draftPath(base)} csrf={view.csrf}>
        <FormActions>
          <SubmitButton variant="primary" icon="plus">
            {copy.prepare}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

type PreparedProps = DraftPageProps & { readonly draft: SettingsDraft }

function Prepared(props: PreparedProps): VNode {
  const { visit, current, draft } = props
  const path = draftPath(visit.base)
  const delegation = draft.snapshot.delegation?.enabled === true
  const federation = draft.snapshot.federation?.settings.enabled === true
  return (
    <Stack>
      <Overtaken {...props} />
      <Stale {...props} />
      <RootChange
        base={visit.base}
        publicUrl={props.publicUrl}
        now={current.snapshot}
        prepared={draft.snapshot}
      />
      <Card title={copy.edit} icon="pencil">
        <p>{copy.by(actorLabel(draft.updatedBy), formatMoment(draft.updatedAt))}</p>
        <FormActions>
          <ButtonLink href={`${path}/publication`} icon="world">
            {copy.editPublication}
          </ButtonLink>
          <ButtonLink href={`${path}/delegation`} icon="shield-lock">
            {copy.editDelegation}
          </ButtonLink>
          <ButtonLink href={`${path}/delegation/ws-federation`} icon="settings">
            {copy.editFederation}
          </ButtonLink>
          <ButtonLink href={`${path}/securite`} icon="lock">
            {copy.editSecurity}
          </ButtonLink>
        </FormActions>
        <p>{copy.tryText}</p>
        <FormActions>
          {federation && !delegation ? null : (
            <ButtonLink href={`${path}/essai`} icon="flask">
              {copy.try}
            </ButtonLink>
          )}
          {federation ? (
            <ButtonLink href={`${path}/essai/ws-federation`} icon="flask">
              {copy.tryFederation}
            </ButtonLink>
          ) : null}
        </FormActions>
      </Card>
      <Card title={copy.difference} icon="list-check">
        <DifferenceTable
          caption={copy.difference}
          columns={copy.columns}
          rows={describeDifference(current.snapshot, draft.snapshot)}
          empty={copy.same}
        />
        <Ends {...props} />
      </Card>
    </Stack>
  )
}

function Overtaken({ overtaken, draft }: PreparedProps): VNode | null {
  if (!overtaken) return null
  return (
    <Alert tone="warning" title={copy.overtakenTitle} live>
      {copy.overtaken(actorLabel(draft.updatedBy), formatMoment(draft.updatedAt))}
    </Alert>
  )
}

function Stale({ view, visit, current, draft }: PreparedProps): VNode | null {
  if (draft.basedOn === current.number) return null
  return (
    <Alert tone="warning">
      <p>{copy.stale(actorLabel(current.actor), formatMoment(current.at))}</p>
      <Form action={`${draftPath(visit.base)}/relu`} csrf={view.csrf}>
        <HiddenField name="version" value={String(current.number)} />
        <SubmitButton icon="check">{copy.rebase}</SubmitButton>
      </Form>
    </Alert>
  )
}

function Ends({ view, visit, current, draft }: PreparedProps): VNode {
  const path = draftPath(visit.base)
  const seen = <HiddenField name={seenField} value={printOf(draft.snapshot)} />
  return (
    <FormActions>
      {draft.basedOn === current.number ? (
        <ConfirmBox
          label={copy.apply}
          question={copy.applyQuestion}
          detail={copy.applyDetail}
          confirmLabel={copy.apply}
          action={`${path}/appliquer`}
          csrf={view.csrf}
          variant="primary"
          icon="check"
        >
          {seen}
        </ConfirmBox>
      ) : null}
      <ConfirmBox
        label={copy.discard}
        question={copy.discardQuestion}
        detail={copy.discardDetail}
        confirmLabel={copy.discard}
        action={`${path}/abandonner`}
        csrf={view.csrf}
        icon="trash"
      >
        {seen}
      </ConfirmBox>
    </FormActions>
  )
}

interface DifferenceTableProps {
  readonly caption: string
  readonly columns: { readonly label: string; readonly before: string; readonly after: string }
  readonly rows: readonly Difference[]
  readonly empty: string
}

/** What changes, setting by setting. */
export function DifferenceTable({ caption, columns, rows, empty }: DifferenceTableProps): VNode {
  return (
    <DataTable
      caption={caption}
      captionHidden
      stackOnPhone
      rows={rows}
      rowKey={({ label }) => label}
      empty={empty}
      columns={[
        { key: 'label', header: columns.label, rowHeader: true, cell: ({ label }) => label },
        { key: 'before', header: columns.before, cell: ({ before }) => before },
        { key: 'after', header: columns.after, cell: ({ after }) => after },
      ]}
    />
  )
}
