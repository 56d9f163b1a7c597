import {
  Alert,
  ButtonLink,
  Card,
  EmptyState,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  Grid,
  HiddenField,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { type ReleaseTemplateName, releaseTemplateNames } from '../attribute-release/index.ts'
import { Conflict, type ConflictProps } from '../services/index.ts'
import { answerCopy as copy, pointCopy, templateCopy } from './copy.fr.ts'
import { endPoints } from './end-points.ts'
import { IncidentTable } from './incident-table.tsx'
import { PreviewCards, type PreviewCardsProps } from './preview-cards.tsx'
import { ReleaseFieldSet } from './release-fields.tsx'
import type { ReleaseFields } from './release-form.ts'
import type { ServiceIncident } from './release-desk.ts'

export interface CasAnswerPageProps {
  readonly csrf: string
  readonly action: string
  readonly version: number
  readonly fields: ReleaseFields
  readonly errors: Readonly<Record<string, string>>
  /** The template that is saved, if the answer is exactly one. */
  readonly current: ReleaseTemplateName | undefined
  /** The template that fills the form, not saved yet. */
  readonly taken: ReleaseTemplateName | undefined
  readonly conflict: ConflictProps | undefined
  readonly account: string
  readonly point: string
  readonly preview: PreviewCardsProps | undefined
  readonly incidents: readonly ServiceIncident[]
}

/** The tab « Réponse CAS » of a service. */
export function CasAnswerPage(props: CasAnswerPageProps): VNode {
  const { errors, taken, conflict, preview, incidents } = props
  const list = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return (
    <Stack>
      <FormErrors errors={list} />
      {conflict && <Conflict {...conflict} />}
      {taken !== undefined && <Alert tone="info">{copy.taken(templateCopy[taken])}</Alert>}
      {preview && <PreviewCards {...preview} />}
      <TemplateCard {...props} />
      <Settings {...props} />
      <IncidentTable incidents={incidents} />
    </Stack>
  )
}

/** The tab of a service that does not log people in through the portal; `href` is where its reader may change that. */
export function NoAnswerPage({ href }: { readonly href?: string }): VNode {
  const action = href !== undefined && (
    <ButtonLink href={href} icon="pencil">
      {copy.general}
    </ButtonLink>
  )
  return (
    <Card>
      <EmptyState title={copy.noSso} icon="plug" action={action}>
        {action ? copy.noSsoHelp : copy.noSsoNoRefusal}
      </EmptyState>
    </Card>
  )
}

function TemplateCard({ action, taken, current, account, point }: CasAnswerPageProps): VNode {
  return (
    <Card title={copy.template} icon="copy">
      <p>{copy.current(current === undefined ? copy.own : templateCopy[current])}</p>
      <Form action={action} method="get" label={copy.template}>
        <SelectField
          name="modele"
          label={copy.template}
          hint={copy.templateHint}
          value={taken ?? current ?? ''}
          options={releaseTemplateNames.map((value) => ({ value, label: templateCopy[value] }))}
        />
        {account !== '' && <HiddenField name="compte" value={account} />}
        {point !== '' && <HiddenField name="point" value={point} />}
        <FormActions>
          <SubmitButton variant="secondary" icon="copy">
            {copy.take}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function Settings(props: CasAnswerPageProps): VNode {
  const { csrf, action, version, fields, errors, account, point } = props
  return (
    <Card title={copy.settings} icon="settings" subtitle={copy.lead}>
      <Form action={action} csrf={csrf} label={copy.settings}>
        <HiddenField name="version" value={String(version)} />
        <ReleaseFieldSet fields={fields} errors={errors} />
        <FieldGroup legend={copy.trial}>
          <Grid columns={2}>
            <TextField
              name="compte"
              label={copy.account}
              hint={copy.accountHint}
              value={account}
              error={errors.compte}
              spellcheck={false}
              autocomplete="off"
            />
            <SelectField
              name="point"
              label={copy.point}
              hint={copy.pointHint}
              value={point}
              empty={false}
              options={endPoints.map(({ id }) => ({ value: id, label: pointCopy[id] }))}
            />
          </Grid>
        </FieldGroup>
        <FormActions>
          <SubmitButton variant="secondary" icon="eye" name="intent" value="try">
            {copy.try}
          </SubmitButton>
          <SubmitButton variant="primary" name="intent" value="save">
            {copy.save}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
