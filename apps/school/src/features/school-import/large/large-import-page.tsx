import { Alert, ButtonLink, Card, Form, FormActions, FormErrors, Progress, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import type { Visit } from '../../../frame/operator.ts'
import type { View } from '../../../frame/view.ts'
import { copy as importCopy } from '../copy.fr.ts'
import { importDoor } from '../import-door.ts'
import { largeCopy as copy } from './copy.fr.ts'
import { isUnderWay, type LargeImport } from './large-imports.ts'
import { largePath } from './large-path.ts'
import { shownState } from './shown-state.ts'

interface LargeImportPageProps {
  readonly view: View
  readonly visit: Visit
  readonly large: LargeImport
  readonly now: Date
}

/** Large files before their changes are ready to be checked, while they are imported, or when something stopped them. */
export function LargeImportPage({ view, visit, large, now }: LargeImportPageProps): VNode {
  const door = importDoor(visit, large.kind)
  const path = largePath(visit.base, large.id)
  const goesOn = isUnderWay(large)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={door.section}
      title={copy.title}
      lead={`${importCopy.runs.kinds[large.kind]}\u00a0: ${large.fileNames.join(', ')}`}
      trail={[{ label: door.title, href: door.path }]}
      {...(goesOn && { htmx: true, refreshSeconds: 3 })}
    >
      {large.state === 'refused' ? (
        <FormErrors title={copy.refused} errors={large.sentences.map((message) => ({ message }))} />
      ) : null}
      {large.state === 'interrupted' ? (
        <Alert tone="danger" title={copy.interrupted.title}>
          {copy.interrupted.detail}
        </Alert>
      ) : null}
      {goesOn ? (
        <Card title={large.purpose === 'look' ? importCopy.preview.nothingYet : copy.going} icon="list-check">
          {large.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <LargeProgress large={large} path={path} now={now} />
          <p class="pu-hint">{copy.mayLeave}</p>
        </Card>
      ) : null}
      <Answers view={view} large={large} path={path} back={door.path} />
    </ClientPage>
  )
}

interface AnswersProps {
  readonly view: View
  readonly large: LargeImport
  readonly path: string
  readonly back: string
}

/** What may be done of files whose changes nobody reads yet. */
function Answers({ view, large, path, back }: AnswersProps): VNode {
  const mayDrop = !(large.purpose === 'apply' && large.state === 'working')
  return (
    <Form action={`${path}/abandonner`} csrf={view.csrf} label={copy.title}>
      <FormActions>
        {large.state === 'interrupted' ? (
          <SubmitButton variant="primary" formaction={`${path}/reprendre`}>
            {copy.resume}
          </SubmitButton>
        ) : null}
        {mayDrop ? (
          <SubmitButton variant="subtle">
            {large.state === 'refused' ? copy.remove : copy.abandon}
          </SubmitButton>
        ) : null}
        <ButtonLink href={back} icon="arrow-left" variant="subtle">
          {copy.back}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

/** How far it is; asks for itself again every two seconds as long as there is something to wait for. */
export function LargeProgress({
  large,
  path,
  now,
}: {
  readonly large: LargeImport
  readonly path: string
  readonly now: Date
}): VNode {
  const polling = isUnderWay(large)
    ? { 'hx-get': `${path}/avancement`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' }
    : {}
  return (
    <div id="avancement" aria-live="polite" {...polling}>
      {shownState(large, now) === 'stalled' ? <p>{copy.stalled}</p> : null}
      <Progress
        label={stepOf(large)}
        value={shareOf(large)}
        detail={large.state === 'working' && large.percent > 0 ? copy.percent(large.percent) : undefined}
      />
    </div>
  )
}

function stepOf({ state, purpose, percent }: LargeImport): string {
  if (state === 'waiting') return copy.steps.waiting
  return percent < 100 ? copy.steps.reading[purpose] : copy.steps.writing[purpose]
}

/** Reading is two thirds of the time. */
function shareOf({ state, percent }: LargeImport): number {
  if (state === 'waiting') return 0
  return state === 'working' ? Math.round(percent * 0.66) : 100
}
