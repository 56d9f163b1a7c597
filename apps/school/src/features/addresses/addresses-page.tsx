import {
  Alert,
  Badge,
  Card,
  CheckboxField,
  DataTable,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import { clientPath, publicAddress } from '../bases/index.ts'
import type { OtherName } from './addresses.ts'
import { addressesPath, type AddressesPageProps } from './addresses-view.ts'
import { BeforeChangeCard } from './before-change.tsx'
import { copy } from './copy.fr.ts'
import { EntAlert, FormerCard } from './former-addresses.tsx'
import { NameButton } from './name-button.tsx'

/** *Adresses de la base*: read by its supervisor, changed by the host. */
export function AddressesPage(props: AddressesPageProps): VNode {
  const { view, visit, failed } = props
  const errors = Object.entries(failed?.errors ?? {}).map(([field, message]) => ({ field, message }))
  const mayChange = visit.operator.allBases
  return (
    <ConsolePage
      view={view}
      operator={visit.operator}
      title={copy.title}
      lead={copy.lead}
      at={{ base: visit.base, section: 'addresses' }}
    >
      <FormErrors errors={errors} />
      <Stack>
        <EntAlert {...props} />
        <NowCard {...props} />
        {mayChange ? <BeforeChangeCard {...props} /> : null}
        {mayChange ? <PathCard {...props} /> : null}
        <HostsCard {...props} />
        <UaisCard {...props} />
        <FormerCard {...props} />
      </Stack>
    </ConsolePage>
  )
}

function NowCard({ visit: { base, operator }, publicUrl }: AddressesPageProps): VNode {
  const texts = copy.now
  return (
    <Card title={texts.title} icon="world">
      {operator.allBases && base.published ? <Alert tone="info">{texts.locked}</Alert> : null}
      <DescriptionList
        columns={1}
        items={[
          { term: texts.address, description: <ExactText>{publicAddress(base, publicUrl)}</ExactText> },
          { term: texts.client, description: <ExactText>{publicUrl + clientPath(base)}</ExactText> },
        ]}
      />
      <p>{texts.root}</p>
    </Card>
  )
}

function PathCard({ view, visit: { base }, failed }: AddressesPageProps): VNode {
  const texts = copy.path
  return (
    <Card title={texts.title} icon="link">
      <Form action={`${addressesPath(base)}/chemin`} csrf={view.csrf} label={texts.title}>
        <TextField
          name="chemin"
          label={texts.field}
          hint={texts.hint}
          value={failed?.typed['chemin'] ?? base.pathName}
          error={failed?.errors['chemin']}
          maxlength={63}
          width="medium"
          disabled={base.published}
          required
        />
        {base.published ? null : (
          <FormActions>
            <SubmitButton>{texts.save}</SubmitButton>
          </FormActions>
        )}
      </Form>
    </Card>
  )
}

function HostsCard(props: AddressesPageProps): VNode {
  const { visit, names } = props
  const { columns, ...texts } = copy.host
  const hosts = names.filter(({ kind, state }) => kind === 'host' && state !== 'former')
  return (
    <Card title={texts.title} icon="server">
      <p>{texts.lead}</p>
      <DataTable
        caption={texts.title}
        captionHidden
        stackOnPhone
        rows={hosts}
        rowKey={({ id }) => id}
        empty={texts.none}
        columns={[
          {
            key: 'name',
            header: columns.name,
            rowHeader: true,
            cell: ({ name }) => <ExactText>{name}</ExactText>,
          },
          {
            key: 'state',
            header: columns.state,
            cell: ({ state }) => (
              <Badge tone={state === 'main' ? 'success' : 'neutral'}>{texts.states[state]}</Badge>
            ),
          },
          { key: 'since', header: columns.since, cell: ({ since }) => formatMoment(since) },
          ...(visit.operator.allBases
            ? [
                {
                  key: 'actions',
                  header: columns.actions,
                  headerHidden: true,
                  cell: (host: OtherName) => <HostActions {...props} host={host} />,
                },
              ]
            : []),
        ]}
      />
      {visit.operator.allBases ? <AddHost {...props} /> : null}
    </Card>
  )
}

function HostActions({ host, ...props }: AddressesPageProps & { readonly host: OtherName }): VNode {
  const { view, visit } = props
  const movable = !visit.base.published
  return (
    <>
      {host.state === 'alias' && movable ? (
        <Form action={`${addressesPath(visit.base)}/hotes/principal`} csrf={view.csrf}>
          <input type="hidden" name="adresse" value={host.id} />
          <SubmitButton size="small" label={`${copy.host.makeMain}, ${host.name}`}>
            {copy.host.makeMain}
          </SubmitButton>
        </Form>
      ) : null}
      {host.state === 'alias' || movable ? (
        <NameButton {...props} name={host} label={copy.remove} detail={copy.removeHost} />
      ) : null}
    </>
  )
}

function AddHost({ view, visit: { base }, failed }: AddressesPageProps): VNode {
  const texts = copy.host
  return (
    <Form action={`${addressesPath(base)}/hotes`} csrf={view.csrf} label={texts.add}>
      <TextField
        name="hote"
        label={texts.field}
        hint={texts.hint}
        value={failed?.typed['hote'] ?? ''}
        error={failed?.errors['hote']}
        maxlength={253}
        width="medium"
        spellcheck={false}
        required
      />
      <CheckboxField
        name="principal"
        label={texts.main}
        hint={texts.mainHint}
        checked={failed?.typed['principal'] !== undefined && failed.typed['principal'] !== ''}
        disabled={base.published}
      />
      <FormActions>
        <SubmitButton icon="plus">{texts.add}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function UaisCard(props: AddressesPageProps): VNode {
  const { view, visit, names, failed } = props
  const { columns, ...texts } = copy.uai
  const rows = [undefined, ...names.filter(({ kind }) => kind === 'uai')]
  return (
    <Card title={texts.title} icon="school">
      <p>{texts.lead}</p>
      <DataTable
        caption={texts.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row?.id ?? ''}
        columns={[
          { key: 'uai', header: columns.uai, rowHeader: true, cell: (row) => row?.name ?? visit.base.uai },
          { key: 'role', header: columns.role, cell: (row) => (row ? texts.other : texts.main) },
          {
            key: 'actions',
            header: columns.actions,
            headerHidden: true,
            cell: (row) =>
              row && visit.operator.allBases ? (
                <NameButton {...props} name={row} label={copy.remove} detail={copy.removeUai} />
              ) : null,
          },
        ]}
      />
      {visit.operator.allBases ? (
        <Form action={`${addressesPath(visit.base)}/uai`} csrf={view.csrf} label={texts.add}>
          <TextField
            name="uai"
            label={texts.field}
            value={failed?.typed['uai'] ?? ''}
            error={failed?.errors['uai']}
            maxlength={20}
            width="short"
            required
          />
          <FormActions>
            <SubmitButton icon="plus">{texts.add}</SubmitButton>
          </FormActions>
        </Form>
      ) : null}
    </Card>
  )
}
