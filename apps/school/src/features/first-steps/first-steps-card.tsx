import { Badge, Card, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment } from '../../frame/format.ts'
import { clientPath, consolePath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { FirstStep, StepFacts, StepName } from './steps-of.ts'

interface FirstStepsCardProps {
  readonly base: SchoolBase
  readonly facts: StepFacts
  readonly steps: readonly FirstStep[]
}

const tones = { done: 'success', current: 'warning', todo: 'neutral' } as const
const icons = { done: 'circle-check', current: 'arrow-right', todo: 'clock' } as const

/** The steps of the way to the ENT, each with its state and the page where it is done. */
export function FirstStepsCard({ base, facts, steps }: FirstStepsCardProps): VNode {
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <Card title={copy.title} subtitle={copy.subtitle(done, steps.length)} icon="list-check" flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={steps}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'step',
            header: copy.columns.step,
            rowHeader: true,
            cell: ({ name }) => <a href={pathOf(base, name)}>{copy.steps[name]}</a>,
          },
          {
            key: 'state',
            header: copy.columns.state,
            nowrap: true,
            cell: ({ state }) => (
              <Badge tone={tones[state]} icon={icons[state]}>
                {copy.states[state]}
              </Badge>
            ),
          },
          { key: 'note', header: copy.columns.note, cell: (step) => noteOf(step, facts) },
        ]}
      />
    </Card>
  )
}

/** A published base is set in a draft; the others at the page itself. */
function pathOf(base: SchoolBase, name: StepName): string {
  const [client, console] = [clientPath(base), consolePath(base)]
  const paths: Readonly<Record<StepName, string>> = {
    siecle: `${client}/imports/siecle-sts`,
    sts: `${client}/imports/siecle-sts`,
    delegation: base.published ? `${console}/brouillon` : `${console}/delegation`,
    identifiers: `${client}/parametres/ent-cas`,
    export: `${client}/socles-ent/export`,
    publish: console,
    entered: `${client}/identites/echecs`,
  }
  return paths[name]
}

function noteOf({ name, state }: FirstStep, facts: StepFacts): string {
  if (state !== 'done')
    return name === 'delegation' && facts.delegation ? copy.todo.delegationNoSpace : copy.todo[name]
  if (name === 'siecle' || name === 'sts') return copy.done[name](facts)
  if (name === 'delegation') return copy.done.delegation(facts.delegation?.server ?? '')
  if (name === 'export') return copy.done.export(facts.exportedAt ? formatMoment(facts.exportedAt) : '')
  return copy.done[name]
}
