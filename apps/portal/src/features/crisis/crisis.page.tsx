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
  /** A form that was refused: which one, what was typed, and what is wrong, by field. */
  readonly refused: RefusedForm | undefined
  /** What was typed, when somebody else was quicker. */
  readonly overtaken: string | undefined
}

/** A form that comes back as it was filled in. */
export interface RefusedForm {
  /** `mode`, or the id of the school of the banner; empty for the banner of the whole portal. */
  readonly place: string
  readonly errors: Readonly<Record<string, string>>
  text(name: string): string
}

/** One form for each banner, and one for the modes of the whole portal. */
export function CrisisPage(props: CrisisPageProps): VNode {
  const { csrf, state, schools, platform, overtaken, refused } = props
  const refusedAt = (place: string) => (refused?.place === place ? refused : undefined)
  const places = [...(platform ? [{ id: '', name: copy.wholePortal }] : []), ...schools]
  return (
    <>
      <FormErrors errors={Object.values(refused?.errors ?? {}).map((message) => ({ message }))} />
      {overtaken !== undefined && (
        <Alert tone="warning" live>
          <p>{copy.changed(state.mode.updatedByLabel === '' ? copy.somebody : state.mode.updatedByLabel)}</p>
          <p>{copy.changedYours(overtaken === '' ? copy.empty : overtaken)}</p>
        </Alert>
      )}
      {platform && <ModeCard csrf={csrf} mode={state.mode} refused={refusedAt('mode')} />}
      {places.map(({ id, name }) => (
        <BannerCard
          key={id}
          csrf={csrf}
          school={id}
          name={name}
          banner={state.banners.find(({ schoolId }) => (schoolId ?? '') === id)}
          refused={refusedAt(id)}
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
  readonly refused: RefusedForm | undefined
}

function BannerCard({ csrf, school, name, banner, refused }: BannerCardProps): VNode {
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
          value={refused?.text('text') ?? banner?.text ?? ''}
          error={refused?.errors.text}
        />
        <SelectField
          id={`${prefix}-ton`}
          name="tone"
          label={copy.tone}
          empty={false}
          width="medium"
          value={refused?.text('tone') ?? banner?.tone ?? 'warning'}
          error={refused?.errors.tone}
          options={bannerTones.map((value) => ({ value, label: copy.tones[value] }))}
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

interface ModeCardProps {
  readonly csrf: string
  readonly mode: CrisisMode
  readonly refused: RefusedForm | undefined
}

function ModeCard({ csrf, mode, refused }: ModeCardProps): VNode {
  return (
    <Card title={copy.mode} icon="shield-lock" subtitle={copy.modeLead}>
      <Form action={crisisPath} csrf={csrf} label={copy.mode}>
        <HiddenField name="version" value={String(mode.version)} />
        <CheckboxField
          name="readOnly"
          label={copy.readOnly}
          hint={copy.readOnlyHint}
          checked={refused === undefined ? mode.readOnly : refused.text('readOnly') !== ''}
        />
        <TextField
          name="readOnlyMessage"
          label={copy.message}
          hint={copy.messageHint}
          value={refused?.text('readOnlyMessage') ?? mode.readOnlyMessage}
          error={refused?.errors.readOnlyMessage}
        />
        <TextField
          name="maxRequests"
          label={copy.maxRequests}
          hint={copy.maxRequestsHint}
          inputmode="numeric"
          width="short"
          suffix={copy.maxRequestsSuffix}
          value={refused?.text('maxRequests') ?? (mode.maxRequests === null ? '' : String(mode.maxRequests))}
          error={refused?.errors.maxRequests}
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
