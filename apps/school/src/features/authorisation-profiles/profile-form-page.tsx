import {
  CheckboxField,
  CheckboxGroup,
  ConfirmBox,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { Conflict, type ConflictProps } from '../../frame/conflict.tsx'
import type { Visit } from '../../frame/operator.ts'
import { resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { describeSpace } from '../bases/index.ts'
import { copy, durationLabel } from './copy.fr.ts'
import { type AuthorisationProfile, idleBounds, profileSpaces, type ProfileCategory } from './profile.ts'
import { profilesPath } from './profiles-page.tsx'

/** What the form holds, as typed. */
export interface ProfileFields {
  readonly nom: string
  readonly espaces: readonly string[]
  readonly automatique: boolean
  readonly minutes: string
  /** Of the profile as it was seen; empty for a new one. */
  readonly version: string
}

interface ProfileFormProps {
  readonly view: View
  readonly visit: Visit
  readonly category: ProfileCategory
  /** `undefined`: a new one. */
  readonly profile: AuthorisationProfile | undefined
  readonly kept: ProfileFields
  readonly errors: Readonly<Partial<Record<'nom' | 'espaces' | 'minutes', string>>>
  readonly conflict?: ConflictProps | undefined
}

/** A form that says a profile as it is stored. */
export const fieldsOf = (profile: AuthorisationProfile | undefined): ProfileFields => ({
  nom: profile?.name ?? '',
  espaces: profile?.spaces ?? [],
  automatique: profile === undefined || profile.idleMinutes !== undefined,
  minutes: String(profile?.idleMinutes ?? idleBounds.usual),
  version: profile === undefined ? '' : String(profile.version),
})

/** A profile, new or existing. */
export function ProfileFormPage(props: ProfileFormProps): VNode {
  const { view, visit, category, profile, errors } = props
  const path = profilesPath(visit, category)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={profile?.name ?? copy.add}
      trail={[
        { label: resourceLabel(category), href: path.replace(/\/profils$/, '') },
        { label: copy.title, href: path },
      ]}
    >
      {props.conflict && <Conflict {...props.conflict} />}
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Form action={`${path}/${profile?.id ?? 'nouveau'}`} csrf={view.csrf} requiredNote>
        <Fields {...props} />
        <FormActions>
          <SubmitButton variant="primary">{copy.form.save}</SubmitButton>
          <a href={path}>{copy.form.cancel}</a>
        </FormActions>
      </Form>
      {profile && <Removal {...props} profile={profile} />}
    </ClientPage>
  )
}

function Fields({ visit, profile, kept, errors }: ProfileFormProps): VNode {
  const text = copy.form
  const school = durationLabel(visit.base.idleMinutes)
  return (
    <>
      {profile && <HiddenField name="version" value={kept.version} />}
      <TextField
        name="nom"
        label={text.name}
        value={kept.nom}
        error={errors.nom}
        required
        maxlength={60}
        width="medium"
        autocomplete="off"
      />
      <CheckboxGroup
        name="espaces"
        label={text.spaces}
        hint={text.spacesHint}
        error={errors.espaces}
        options={profileSpaces.map((value) => ({ value, label: describeSpace(value).label }))}
        values={kept.espaces}
      />
      <CheckboxField
        name="automatique"
        label={text.automatic}
        hint={text.automaticHint(school)}
        checked={kept.automatique}
      />
      <TextField
        name="minutes"
        label={text.minutes}
        hint={text.minutesHint}
        value={kept.minutes}
        error={errors.minutes}
        inputmode="numeric"
        suffix={text.minutesUnit}
        width="short"
      />
    </>
  )
}

function Removal({
  view,
  visit,
  profile,
}: ProfileFormProps & { readonly profile: AuthorisationProfile }): VNode {
  if (profile.people > 0) return <p>{copy.used(profile.people)}</p>
  return (
    <ConfirmBox
      label={copy.remove}
      icon="trash"
      question={copy.removeQuestion(profile.name)}
      confirmLabel={copy.remove}
      action={`${profilesPath(visit, profile.category)}/${profile.id}/supprimer`}
      csrf={view.csrf}
    />
  )
}
