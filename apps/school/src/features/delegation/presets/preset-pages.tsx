import { casEndpoints, parseCasBaseUrl } from '@preau/cas'
import {
  Badge,
  ButtonLink,
  ConfirmBox,
  DataTable,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict, type ConflictProps } from '../../../frame/conflict.tsx'
import { ConsolePage } from '../../../frame/console-page.tsx'
import type { Operator } from '../../../frame/operator.ts'
import type { View } from '../../../frame/view.ts'
import { copy } from './copy.fr.ts'
import type { ManagedPreset } from './preset-store.ts'

export const presetsPath = '/hebergement/ents'

interface HostPage {
  readonly view: View
  readonly operator: Operator
}

/** *Liste des ENT*: what supervisors find in *Mon ENT*, and who uses it. */
export function PresetListPage({
  presets,
  ...page
}: HostPage & { readonly presets: readonly ManagedPreset[] }): VNode {
  const { columns } = copy
  return (
    <ConsolePage {...page} title={copy.title} lead={copy.lead} host="presets">
      <FormActions>
        <ButtonLink href={`${presetsPath}/nouveau`} icon="plus" variant="primary">
          {copy.add}
        </ButtonLink>
        <ConfirmBox
          label={copy.restore}
          question={copy.restoreQuestion}
          detail={copy.restoreDetail}
          confirmLabel={copy.restore}
          action={`${presetsPath}/restaurer`}
          csrf={page.view.csrf}
          variant="secondary"
        />
      </FormActions>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={presets}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: columns.name, rowHeader: true, cell: (one) => <Name preset={one} /> },
          { key: 'url', header: columns.url, cell: ({ casUrl }) => <ExactText>{casUrl}</ExactText> },
          {
            key: 'login',
            header: columns.login,
            cell: (one) => <ExactText>{loginOf(one.casUrl)}</ExactText>,
          },
          { key: 'used', header: columns.used, cell: usedBy },
        ]}
      />
    </ConsolePage>
  )
}

function Name({ preset }: { readonly preset: ManagedPreset }): VNode {
  const { shipped } = preset
  const isChanged = shipped && (shipped.name !== preset.name || shipped.casUrl !== preset.casUrl)
  return (
    <>
      <a href={`${presetsPath}/${preset.id}`}>{preset.name}</a> {shipped ? null : <Badge>{copy.own}</Badge>}
      {isChanged ? <Badge tone="info">{copy.changed}</Badge> : null}
    </>
  )
}

/** Where people are sent to log in: the address with `/login` after it (CAS 3.0 §2.1). */
function loginOf(casUrl: string): string {
  const read = parseCasBaseUrl(casUrl)
  return read.ok ? casEndpoints(read.base).login : ''
}

function usedBy({ bases, elsewhere }: ManagedPreset): string {
  if (bases === 0) return copy.unused
  return elsewhere === 0 ? copy.used(bases) : `${copy.used(bases)}, ${copy.elsewhere(elsewhere)}`
}

export interface PresetForm {
  readonly nom: string
  readonly url: string
}

interface PresetPageProps extends HostPage {
  /** `undefined`: a new one. */
  readonly preset: ManagedPreset | undefined
  readonly form: PresetForm
  readonly errors: Readonly<Partial<Record<keyof PresetForm, string>>>
  /** Somebody else was quicker. */
  readonly conflict?: ConflictProps | undefined
}

/** One ENT of the list, or a new one. */
export function PresetPage({ preset, form, errors, conflict, ...page }: PresetPageProps): VNode {
  const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return (
    <ConsolePage {...page} title={preset?.name ?? copy.newTitle} host="presets">
      {conflict && <Conflict {...conflict} />}
      <FormErrors errors={listed} />
      <Stack>
        {preset ? <Facts preset={preset} /> : null}
        <Form action={`${presetsPath}/${preset?.id ?? 'nouveau'}`} csrf={page.view.csrf}>
          <HiddenField name="version" value={String(preset?.version ?? 0)} />
          <TextField
            name="nom"
            label={copy.name}
            hint={copy.nameHint}
            value={form.nom}
            error={errors.nom}
            maxlength={100}
            width="medium"
            required
          />
          <TextField
            name="url"
            label={copy.url}
            hint={copy.urlHint}
            value={form.url}
            error={errors.url}
            inputmode="url"
            spellcheck={false}
            autocomplete="off"
            maxlength={500}
            required
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
        {preset ? (
          <ConfirmBox
            label={copy.remove}
            question={copy.removeQuestion}
            detail={copy.removeDetail(preset.bases)}
            confirmLabel={copy.remove}
            action={`${presetsPath}/${preset.id}/retirer`}
            csrf={page.view.csrf}
            icon="trash"
          />
        ) : null}
      </Stack>
    </ConsolePage>
  )
}

function Facts({ preset }: { readonly preset: ManagedPreset }): VNode {
  const { shipped, casUrl } = preset
  const origin = shipped && {
    term: copy.origin,
    description: copy.originValue(shipped.name, shipped.casUrl),
  }
  return (
    <DescriptionList
      items={[
        { term: copy.login, description: <ExactText>{loginOf(casUrl)}</ExactText> },
        { term: copy.usedBy, description: usedBy(preset) },
        ...(origin ? [origin] : []),
      ]}
    />
  )
}
