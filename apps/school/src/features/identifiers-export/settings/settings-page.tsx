import type { KeyPair } from '@preau/platform'
import { keyFingerprint } from '@preau/exchange'
import {
  Card,
  ButtonLink,
  CheckboxField,
  CheckboxGroup,
  ConfirmBox,
  DataTable,
  DescriptionList,
  ExactText,
  FileField,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  PasswordField,
  RadioGroup,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../../frame/console-page.tsx'
import { formatMoment } from '../../../frame/format.ts'
import { Conflict, type ConflictProps } from '../../../frame/conflict.tsx'
import type { Visit } from '../../../frame/operator.ts'
import { printOf, seenField } from '../../../frame/seen.ts'
import type { View } from '../../../frame/view.ts'
import { consolePath } from '../../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { ExportSettings, PartnerKey } from './export-settings.ts'

interface Sent {
  /** The print that it came with, when a field has to be corrected; what stands is shown beside it otherwise. */
  readonly seen?: string
}

/** What had been typed in the form that was sent; the others show what is stored. */
interface Typed {
  /** Name of a new key. */
  readonly nom?: string
  readonly readers?: { readonly ids: readonly string[] } & Sent
  readonly push?: { readonly url: string; readonly automatic: boolean; readonly partial: boolean } & Sent
}

export interface SettingsPageProps {
  readonly view: View
  readonly visit: Visit
  readonly keys: readonly PartnerKey[]
  readonly settings: ExportSettings
  /** Key of this server, if it has one. */
  readonly own: KeyPair | undefined
  /** What was refused, by field, and what had been typed. */
  readonly failed?: { readonly errors: Readonly<Record<string, string>>; readonly typed: Typed } | undefined
  /** Somebody else was quicker. */
  readonly conflict?: ConflictProps | undefined
}

/** Address of this page. */
export const settingsPath = ({ base }: Pick<Visit, 'base'>): string => `${consolePath(base)}/export`

/** *Export des identifiants PRONOTE* of the console (product.md B1). */
export function SettingsPage(props: SettingsPageProps): VNode {
  const { view, visit, failed } = props
  const errors = Object.entries(failed?.errors ?? {}).map(([field, message]) => ({ field, message }))
  return (
    <ConsolePage
      view={view}
      operator={visit.operator}
      title={copy.title}
      lead={copy.lead}
      at={{ base: visit.base, section: 'export' }}
    >
      {props.conflict && <Conflict {...props.conflict} />}
      <FormErrors errors={errors} />
      <Stack>
        <KeysCard {...props} />
        <AddKeyCard {...props} />
        {props.keys.length === 0 ? null : <ReadersCard {...props} />}
        <PushCard {...props} />
        <OwnKeyCard {...props} />
      </Stack>
    </ConsolePage>
  )
}

function KeysCard({ view, visit, keys }: SettingsPageProps): VNode {
  const { columns, ...texts } = copy.keys
  return (
    <Card title={texts.title} icon="key" flush>
      <DataTable
        caption={texts.title}
        captionHidden
        stackOnPhone
        rows={keys}
        rowKey={({ id }) => id}
        empty={texts.none}
        columns={[
          { key: 'name', header: columns.name, rowHeader: true, cell: ({ name }) => name },
          {
            key: 'fingerprint',
            header: columns.fingerprint,
            cell: ({ fingerprint }) => <ExactText>{fingerprint}</ExactText>,
          },
          { key: 'added', header: columns.added, cell: ({ addedAt }) => formatMoment(addedAt) },
          {
            key: 'actions',
            header: columns.actions,
            headerHidden: true,
            cell: ({ id, name }) => (
              <ConfirmBox
                label={texts.remove}
                question={texts.removeQuestion(name)}
                detail={texts.removeDetail}
                confirmLabel={texts.remove}
                action={`${settingsPath(visit)}/cles/retirer`}
                csrf={view.csrf}
                variant="danger"
                size="small"
                align="end"
              >
                <HiddenField name="cle" value={id} />
              </ConfirmBox>
            ),
          },
        ]}
      />
    </Card>
  )
}

function AddKeyCard({ view, visit, failed }: SettingsPageProps): VNode {
  const texts = copy.keys
  return (
    <Card title={texts.form} icon="plus">
      <p>{texts.explanation}</p>
      <Form action={`${settingsPath(visit)}/cles`} csrf={view.csrf} label={texts.form} multipart>
        <TextField
          name="nom"
          label={texts.name}
          hint={texts.nameHint}
          value={failed?.typed.nom ?? ''}
          error={failed?.errors['nom']}
          maxlength={40}
          width="medium"
          required
        />
        <FileField
          name="fichier"
          label={texts.file}
          hint={texts.fileHint}
          accept=".pub,.pem,.txt"
          error={failed?.errors['fichier']}
          required
        />
        <FormActions>
          <SubmitButton icon="plus">{texts.add}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function ReadersCard({ view, visit, keys, failed }: SettingsPageProps): VNode {
  const texts = copy.readers
  const reading = keys.filter(({ reads }) => reads).map(({ id }) => id)
  return (
    <Card title={texts.title} icon="lock">
      <Form action={`${settingsPath(visit)}/lecteurs`} csrf={view.csrf} label={texts.title}>
        <HiddenField name={seenField} value={failed?.typed.readers?.seen ?? printOf(reading)} />
        <CheckboxGroup
          name="cle"
          label={texts.field}
          hint={texts.hint}
          error={failed?.errors['cle']}
          options={keys.map(({ id, name }) => ({ value: id, label: name }))}
          values={failed?.typed.readers?.ids ?? reading}
        />
        <FormActions>
          <SubmitButton>{texts.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function PushCard({ view, visit, settings, failed }: SettingsPageProps): VNode {
  const texts = copy.push
  const typed = failed?.typed.push
  return (
    <Card title={texts.title} icon="upload">
      <p>{texts.explanation}</p>
      <DescriptionList items={[{ term: texts.uai, description: visit.base.uai }]} />
      <Form action={settingsPath(visit)} csrf={view.csrf} label={texts.title}>
        <HiddenField name={seenField} value={typed?.seen ?? printOf(settings)} />
        <TextField
          name="url"
          type="url"
          label={texts.url}
          hint={texts.urlHint}
          value={typed?.url ?? settings.pushUrl ?? ''}
          error={failed?.errors['url']}
          maxlength={500}
        />
        <PasswordField
          name="code"
          autocomplete="new-password"
          label={texts.code}
          hint={settings.hasCode ? texts.codeKept : texts.codeHint}
          error={failed?.errors['code']}
        />
        <CheckboxField
          name="automatique"
          label={texts.automatic}
          hint={texts.automaticHint}
          checked={typed?.automatic ?? settings.automatic}
        />
        <RadioGroup
          name="contenu"
          label={texts.content}
          value={(typed?.partial ?? settings.automaticPartial) ? 'partiel' : 'complet'}
          options={[
            { value: 'complet', label: texts.complete },
            { value: 'partiel', label: texts.partial },
          ]}
        />
        <FormActions>
          <SubmitButton variant="primary">{texts.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function OwnKeyCard({ view, visit, own }: SettingsPageProps): VNode {
  const texts = copy.own
  const action = `${settingsPath(visit)}/cle-serveur`
  return (
    <Card title={texts.title} icon="certificate">
      <p>{texts.explanation}</p>
      {own === undefined ? (
        <p>{texts.none}</p>
      ) : (
        <DescriptionList
          items={[
            { term: texts.fingerprint, description: <ExactText>{keyFingerprint(own.publicKey)}</ExactText> },
          ]}
        />
      )}
      <FormActions>
        {own === undefined ? null : (
          <ButtonLink href={`${action}.pub`} icon="download" download>
            {texts.download}
          </ButtonLink>
        )}
        {own === undefined ? (
          <Form action={action} csrf={view.csrf}>
            <SubmitButton icon="key">{texts.create}</SubmitButton>
          </Form>
        ) : visit.operator.allBases ? (
          <ConfirmBox
            label={texts.renew}
            question={texts.renewQuestion}
            detail={texts.renewDetail}
            confirmLabel={texts.renew}
            action={action}
            csrf={view.csrf}
          />
        ) : null}
      </FormActions>
    </Card>
  )
}
