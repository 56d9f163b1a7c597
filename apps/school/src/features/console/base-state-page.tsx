import { Card, ConfirmBox, DescriptionList, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatCount, formatSchoolYear } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { StageBadge } from '../../frame/stage-badge.tsx'
import type { View } from '../../frame/view.ts'
import { consolePath, isPublishable, publicAddress } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

interface BaseStatePageProps {
  readonly view: View
  readonly visit: Visit
  readonly publicUrl: string
  /** People signed in to the spaces at this moment. */
  readonly connected: number
}

/** State of one base: published or not, and the button that changes it. */
export function BaseStatePage(props: BaseStatePageProps): VNode {
  const { base, operator } = props.visit
  return (
    <ConsolePage
      view={props.view}
      operator={operator}
      title={copy.state.title}
      at={{ base, section: 'state' }}
    >
      <Card title={base.name} actions={<StageBadge base={base} />}>
        <p>{base.published ? copy.state.publishedNote : copy.state.stoppedNote}</p>
        <DescriptionList items={factsOf(props)} />
        {isPublishable(base) ? <PublicationSwitch {...props} /> : null}
      </Card>
    </ConsolePage>
  )
}

function factsOf({ visit: { base }, publicUrl, connected }: BaseStatePageProps) {
  const { facts, unknown } = copy.state
  const address = publicAddress(base, publicUrl)
  const city = [base.postcode, base.city].filter((part) => part !== undefined).join(' ')
  return [
    { term: facts.uai, description: base.uai },
    { term: facts.city, description: city === '' ? unknown : city },
    {
      term: facts.year,
      description: base.schoolYear === undefined ? unknown : formatSchoolYear(base.schoolYear),
    },
    { term: facts.address, description: <a href={address}>{address}</a> },
    { term: facts.people, description: formatCount(connected) },
  ]
}

function PublicationSwitch({ view, visit: { base }, connected }: BaseStatePageProps): VNode {
  if (base.published) {
    return (
      <ConfirmBox
        label={copy.state.stop}
        question={copy.state.stopQuestion}
        detail={copy.state.stopDetail(connected)}
        confirmLabel={copy.state.stop}
        action={`${consolePath(base)}/arreter`}
        csrf={view.csrf}
        variant="danger"
        icon="player-stop"
      />
    )
  }
  return (
    <Form action={`${consolePath(base)}/publier`} csrf={view.csrf}>
      <FormActions>
        <SubmitButton variant="primary" icon="player-play">
          {copy.state.publish}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
