import {
  Alert,
  ButtonLink,
  Card,
  Form,
  FormActions,
  HiddenField,
  type IconName,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { z } from 'zod'
import { counted } from '../../frame/format-fr.ts'
import { emptyingCopy as copy } from './copy.fr.ts'
import type { Closure } from './decide-access.ts'

type EmptyingCause = keyof typeof copy.causes

export interface EmptyingPageProps {
  readonly csrf: string
  /** The service. */
  readonly title: string
  /** How many people have access today. */
  readonly people: number
  readonly action: string
  readonly back: string
  /** What the form carries besides the number: the change that was asked for. */
  readonly hidden?: Readonly<Record<string, string>>
  /** What takes the access away; a right of population unless said. */
  readonly cause?: EmptyingCause
}

/** The number of people that was shown; undefined the first time. */
export const emptyingForm = z.object({ perdus: z.coerce.number().int().optional().catch(undefined) })

const icons = {
  right: 'trash',
  disabling: 'player-stop',
  draft: 'player-stop',
  period: 'player-stop',
  removal: 'trash',
  refusal: 'trash',
} as const satisfies Readonly<Record<EmptyingCause, IconName>>

/** The cause of a service that shuts for everybody. */
export const causeOfClosure = {
  disabled: 'disabling',
  draft: 'draft',
  'not-yet-open': 'period',
  closed: 'period',
} as const satisfies Readonly<Record<Closure, EmptyingCause>>

/** Asks a second time before a service is left to nobody. */
export function EmptyingPage(props: EmptyingPageProps): VNode {
  const { csrf, title, people, action, back, hidden = {}, cause = 'right' } = props
  const { one, text, confirm } = copy.causes[cause]
  return (
    <Card>
      <Alert tone="warning">{people === 1 ? one(title) : text(counted(people, 'personne'), title)}</Alert>
      <Form action={action} csrf={csrf}>
        {Object.entries(hidden).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <HiddenField name="perdus" value={String(people)} />
        <FormActions>
          <SubmitButton variant="danger" icon={icons[cause]}>
            {confirm}
          </SubmitButton>
          <ButtonLink href={back}>{copy.back}</ButtonLink>
        </FormActions>
      </Form>
    </Card>
  )
}
