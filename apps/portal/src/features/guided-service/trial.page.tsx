import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import type { Check } from './check-address.ts'
import { trialCopy as copy } from './copy.fr.ts'

export interface TrialPageProps {
  readonly service: { readonly code: string; readonly url: string }
  readonly address: readonly Check[]
  readonly login: string
  /** What the click of the person would give; undefined when nobody was named. */
  readonly person: readonly Check[] | undefined
  readonly error: string | undefined
}

/** The liaison tried for real: the server, then one person. */
export function TrialPage({ service, address, login, person, error }: TrialPageProps): VNode {
  const path = `/administration/services/${service.code}/essai`
  return (
    <>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'compte' }]} />
      <Card title={copy.address} icon="server" subtitle={copy.addressHint(service.url)} flush>
        <Checks caption={copy.address} checks={address} />
      </Card>
      <Card title={copy.person} icon="user-check" subtitle={copy.personHint}>
        {person && <Checks caption={copy.person} checks={person} />}
        <Form method="get" action={path}>
          <TextField
            name="compte"
            label={copy.login}
            hint={copy.loginHint}
            value={login}
            error={error}
            width="medium"
            spellcheck={false}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.tryPerson}</SubmitButton>
            <ButtonLink href={path} icon="refresh">
              {copy.again}
            </ButtonLink>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

const tones = { ok: 'success', warning: 'warning', failed: 'danger', unknown: 'neutral' } as const
const icons = {
  ok: 'circle-check',
  warning: 'alert-triangle',
  failed: 'circle-x',
  unknown: 'help-circle',
} as const

function Checks({ caption, checks }: { readonly caption: string; readonly checks: readonly Check[] }): VNode {
  return (
    <DataTable
      caption={caption}
      captionHidden
      stackOnPhone
      rows={checks}
      rowKey={({ label }) => label}
      columns={[
        { key: 'check', header: copy.check, rowHeader: true, cell: ({ label }) => label },
        {
          key: 'result',
          header: copy.result,
          nowrap: true,
          cell: ({ state }) => (
            <Badge tone={tones[state]} icon={icons[state]}>
              {copy.states[state]}
            </Badge>
          ),
        },
        { key: 'seen', header: copy.seen, cell: (check) => <Seen check={check} /> },
      ]}
    />
  )
}

function Seen({ check }: { readonly check: Check }): VNode {
  if (check.next === undefined) return <>{check.seen}</>
  return (
    <>
      {check.seen}
      <br />
      <strong>{check.next}</strong>
    </>
  )
}

/** For a service that does not use the log-in of the portal. */
export function NoTrial(): VNode {
  return <Alert tone="info">{copy.noSso}</Alert>
}
