import { type Column, DataTable, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { describeSpace, originOf, type SchoolBase, type Space, spacePath, spaces } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

interface SpaceChoicesProps {
  readonly base: SchoolBase
  readonly publicUrl: string
  /** Spaces delegated to the CAS. */
  readonly chosen: readonly string[]
  /** Spaces delegated to Ws-Federation. */
  readonly federated: readonly string[]
  /** Whether Ws-Federation can be chosen. */
  readonly federation: boolean
  readonly disabled: boolean
  readonly error: string | undefined
}

/** Name of the field of a space. */
export const spaceField = (space: Space): string => `espace-${space}`

/** *Choix de la délégation en fonction de l’espace*: one choice per line. */
export function SpaceChoices(props: SpaceChoicesProps): VNode {
  return (
    <>
      <DataTable
        caption={copy.spaces}
        columns={columnsOf(props)}
        rows={spaces}
        rowKey={(space) => space}
        stackOnPhone
      />
      {props.error === undefined ? null : <p class="pu-field-error">{props.error}</p>}
    </>
  )
}

const columnsOf = (props: SpaceChoicesProps): readonly Column<Space>[] => [
  { key: 'space', header: copy.columns.space, rowHeader: true, cell: (space) => describeSpace(space).label },
  {
    key: 'address',
    header: copy.columns.address,
    cell: (space) => (
      <ExactText>{originOf(props.base, props.publicUrl) + spacePath(props.base, space)}</ExactText>
    ),
  },
  {
    key: 'cas',
    header: copy.columns.cas,
    align: 'center',
    cell: (space) => <Choice {...props} space={space} value="cas" />,
  },
  {
    key: 'federation',
    header: copy.columns.federation,
    align: 'center',
    cell: (space) => <Choice {...props} space={space} value="ws-federation" />,
  },
  {
    key: 'none',
    header: copy.columns.none,
    align: 'center',
    cell: (space) => <Choice {...props} space={space} value="aucune" />,
  },
]

interface ChoiceProps extends SpaceChoicesProps {
  readonly space: Space
  readonly value: 'cas' | 'ws-federation' | 'aucune'
}

const labels = {
  cas: copy.choiceCas,
  'ws-federation': copy.choiceFederation,
  aucune: copy.choiceNone,
} as const

function Choice({ space, value, disabled, ...props }: ChoiceProps): VNode {
  const name = spaceField(space)
  const checked = chosenFor(space, props) === value
  return (
    <input
      type="radio"
      // The id of a field of this name, so that the summary of errors leads to the first of the three.
      id={value === 'cas' ? `champ-${name}` : undefined}
      class="form-check-input"
      name={name}
      value={value}
      checked={checked}
      // What was chosen stays readable and is sent: it is the error that speaks then.
      disabled={disabled || (value === 'ws-federation' && !props.federation && !checked)}
      aria-label={labels[value](describeSpace(space).label)}
    />
  )
}

function chosenFor(
  space: Space,
  { chosen, federated }: Pick<SpaceChoicesProps, 'chosen' | 'federated'>,
): ChoiceProps['value'] {
  if (chosen.includes(space)) return 'cas'
  return federated.includes(space) ? 'ws-federation' : 'aucune'
}
