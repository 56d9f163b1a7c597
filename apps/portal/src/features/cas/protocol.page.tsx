import {
  Badge,
  Card,
  CheckboxField,
  DataTable,
  EmptyState,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
  type Tone,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { logoutWayCopy, protocolCopy as copy, tellingCopy } from './copy.fr.ts'
import { Conflict, type ConflictProps, logoutWays } from '../services/index.ts'
import type { ToldSession } from './service-sessions.ts'

export interface ProtocolPageProps {
  readonly csrf: string
  readonly action: string
  readonly fields: {
    readonly logout: string
    readonly logoutUrl: string
    readonly mayProxy: boolean
    readonly proxyCallback: string
  }
  readonly errors: Readonly<Record<string, string>>
  /** Of the service, as it was when the page was made. */
  readonly version: number
  readonly conflict?: ConflictProps
  readonly told: readonly ToldSession[]
}

/** The tab « Déconnexion » of a service: how it is told of log-outs, whether it may proxy, and what it was told last. */
export function ProtocolPage(props: ProtocolPageProps): VNode {
  const { csrf, action, fields, errors, version, conflict, told } = props
  return (
    <Stack>
      {conflict && <Conflict {...conflict} />}
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Card title={copy.title} icon="logout" subtitle={copy.lead}>
        <Form action={action} csrf={csrf}>
          <HiddenField name="version" value={String(version)} />
          <SelectField
            name="logout"
            label={copy.way}
            hint={copy.wayHint}
            value={fields.logout}
            empty={false}
            options={logoutWays.map((value) => ({ value, label: logoutWayCopy[value] }))}
            error={errors.logout}
          />
          <TextField
            name="logoutUrl"
            label={copy.address}
            hint={copy.addressHint}
            type="url"
            value={fields.logoutUrl}
            spellcheck={false}
            error={errors.logoutUrl}
          />
          <CheckboxField
            name="mayProxy"
            label={copy.mayProxy}
            hint={copy.mayProxyHint}
            checked={fields.mayProxy}
          />
          <TextField
            name="proxyCallback"
            label={copy.callback}
            hint={copy.callbackHint}
            type="url"
            value={fields.proxyCallback}
            spellcheck={false}
            error={errors.proxyCallback}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
      <ToldTable told={told} />
    </Stack>
  )
}

function ToldTable({ told }: Pick<ProtocolPageProps, 'told'>): VNode {
  return (
    <Card title={copy.told} icon="history" subtitle={copy.toldLead} flush>
      <DataTable
        caption={copy.told}
        captionHidden
        stackOnPhone
        rows={told}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={copy.none} icon="logout">
            {copy.noneHelp}
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            header: copy.when,
            rowHeader: true,
            nowrap: true,
            cell: ({ endedAt }) => formatInstantFr(endedAt),
          },
          {
            key: 'state',
            header: copy.state,
            cell: ({ state }) => <Badge tone={tones[state]}>{tellingCopy[state]}</Badge>,
          },
          { key: 'attempts', header: copy.attempts, cell: ({ attempts }) => String(attempts) },
          { key: 'detail', header: copy.detail, cell: ({ detail }) => detail },
        ]}
      />
    </Card>
  )
}

const tones: Readonly<Record<ToldSession['state'], Tone>> = {
  ending: 'info',
  told: 'success',
  failed: 'danger',
  skipped: 'neutral',
}
