import {
  Alert,
  Card,
  CheckboxField,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { crisisCopy as copy } from './copy.fr.ts'
import { bannerTones, type CrisisBanner, type CrisisMode, type CrisisState } from './crisis-tools.ts'

export const crisisPath = '/administration/crise'

export interface CrisisPageProps {
  readonly csrf: string
  readonly state: CrisisState
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly platform: boolean
  readonly errors: readonly string[]
  /** What was typed, when somebody else was quicker. */
  readonly overtaken: string | undefined
}

/** One form for each banner, and one for the modes of the whole portal. */
export function CrisisPage(props: CrisisPageProps): VNode {
  const { csrf, state, schools, platform, overtaken } = props
  const places = [...(platform ? [{ id: '', name: copy.wholePortal }] : []), ...schools]
  return (
    <>
      <FormErrors errors={props.errors.map((message) => ({ message }))} />
      {overtaken !== undefined && (
        <Alert tone="warning" live>
          <p>{copy.changed(state.mode.updatedByLabel === '' ? copy.somebody : state.mode.updatedByLabel)}</p>
          <p>{copy.changedYours(overtaken === '' ? copy.empty : overtaken)}</p>
        </Alert>
      )}
      {platform && <ModeCard csrf={csrf} mode={state.mode} />}
      {places.map(({ id, name }) => (
        <BannerCard
          key={id}
          csrf={csrf}
          school={id}
          name={name}
          banner={state.banners.find(({ schoolId }) => (schoolId ?? '') === id)}
        />
      ))}
    </>
  )
}

interface BannerCardProps {
  readonly csrf: string
  readonly school: string
  readonly name: string
  readonly banner: CrisisBanner | undefined
}

function BannerCard({ csrf, school, name, banner }: BannerCardProps): VNode {
  const prefix = `bandeau-${school === '' ? 'portail' : school}`
  return (
    <Card title={`${copy.banner}\u00a0: ${name}`} icon="bell" subtitle={copy.bannerLead}>
      <Form action={`${crisisPath}/bandeau`} csrf={csrf} label={`${copy.banner} ${name}`}>
        <HiddenField name="school" value={school} />
        <HiddenField name="version" value={String(banner?.version ?? 0)} />
        <TextField
          id={`${prefix}-texte`}
          name="text"
          label={copy.text}
          hint={copy.textHint}
          value={banner?.text ?? ''}
        />
        <SelectField
          id={`${prefix}-ton`}
          name="tone"
          label={copy.tone}
          empty={false}
          width="medium"
          value={banner?.tone ?? 'warning'}
          options={bannerTones.map((value) => ({ value, label: copy.tones[value] }))}
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function ModeCard({ csrf, mode }: { readonly csrf: string; readonly mode: CrisisMode }): VNode {
  return (
    <Card title={copy.mode} icon="shield-lock" subtitle={copy.modeLead}>
      <Form action={crisisPath} csrf={csrf} label={copy.mode}>
        <HiddenField name="version" value={String(mode.version)} />
        <CheckboxField
          name="readOnly"
          label={copy.readOnly}
          hint={copy.readOnlyHint}
          checked={mode.readOnly}
        />
        <TextField
          name="readOnlyMessage"
          label={copy.message}
          hint={copy.messageHint}
          value={mode.readOnlyMessage}
        />
        <TextField
          name="maxRequests"
          label={copy.maxRequests}
          hint={copy.maxRequestsHint}
          inputmode="numeric"
          width="short"
          suffix={copy.maxRequestsSuffix}
          value={mode.maxRequests === null ? '' : String(mode.maxRequests)}
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
