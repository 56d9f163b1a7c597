import { profileLabel } from '@preau/people'
import {
  Alert,
  Card,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  Grid,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import type { CommonLimits } from '../login/index.ts'
import { lifeCopy as copy } from './copy.fr.ts'
import { fieldsOf, inForce } from './life-form.ts'
import { absoluteBounds, idleBounds, type ProfileLife } from './session-lives.ts'

export const sessionLifePath = '/administration/durees-session'

export interface SessionLifePageProps {
  readonly csrf: string
  readonly common: CommonLimits
  /** What is recorded. */
  readonly lives: readonly ProfileLife[]
  readonly errors: Readonly<Record<string, string>>
  /** What was typed, when it is not recorded. */
  readonly typed: ((name: string) => string) | undefined
  /** Versions that were typed upon, when somebody else saved meanwhile. */
  readonly overtaken: boolean
}

/** What the two times mean, then the times of each profile in one form. */
export function SessionLifePage(props: SessionLifePageProps): VNode {
  const { csrf, common, lives, errors, overtaken } = props
  const { idleMinutes, absoluteHours } = inForce({ idleMinutes: null, absoluteHours: null }, common)
  return (
    <>
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      {overtaken && (
        <Alert tone="warning" live>
          <p>{copy.changed}</p>
        </Alert>
      )}
      <Card title={copy.how} icon="info-circle">
        <p>{copy.idleMeaning}</p>
        <p>{copy.absoluteMeaning}</p>
        <p>
          {copy.severalMeaning} {copy.rememberMeaning}
        </p>
        <p>{copy.whenMeaning}</p>
      </Card>
      <Card title={copy.list} icon="clock" subtitle={copy.common(idleMinutes, absoluteHours)}>
        <Form action={sessionLifePath} csrf={csrf} label={copy.list}>
          <Grid columns={2}>
            {lives.map((life) => (
              <ProfileFields key={life.profile} life={life} page={props} />
            ))}
          </Grid>
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

interface ProfileFieldsProps {
  readonly life: ProfileLife
  readonly page: SessionLifePageProps
}

function ProfileFields({ life, page }: ProfileFieldsProps): VNode {
  const { typed, overtaken, errors } = page
  const names = fieldsOf(life.profile)
  const { idleMinutes, absoluteHours } = inForce(life, page.common)
  const isOvertaken = overtaken && typed !== undefined && typed(names.version) !== String(life.version)
  return (
    <FieldGroup
      legend={profileLabel(life.profile)}
      hint={
        isOvertaken
          ? copy.recorded(life.idleMinutes, life.absoluteHours)
          : copy.inForce(idleMinutes, absoluteHours)
      }
    >
      <HiddenField name={names.version} value={String(life.version)} />
      <Grid columns={2}>
        <TextField
          name={names.idle}
          label={copy.idle}
          suffix={copy.idleSuffix}
          type="number"
          min={idleBounds.min}
          max={idleBounds.max}
          width="short"
          value={typed ? typed(names.idle) : (life.idleMinutes ?? '')}
          error={errors[names.idle]}
        />
        <TextField
          name={names.absolute}
          label={copy.absolute}
          suffix={copy.absoluteSuffix}
          type="number"
          min={absoluteBounds.min}
          max={absoluteBounds.max}
          width="short"
          value={typed ? typed(names.absolute) : (life.absoluteHours ?? '')}
          error={errors[names.absolute]}
        />
      </Grid>
    </FieldGroup>
  )
}
