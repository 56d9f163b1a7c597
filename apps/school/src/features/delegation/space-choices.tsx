import { type Column, DataTable, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { describeSpace, originOf, type SchoolBase, type Space, spacePath, spaces } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

interface SpaceChoicesProps {
  readonly base: SchoolBase
  readonly publicUrl: string
  /** Spaces delegated to the CAS. */
  readonly chosen: readonly string[]
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
    key: 'none',
    header: copy.columns.none,
    align: 'center',
    cell: (space) => <Choice {...props} space={space} value="aucune" />,
  },
]

interface ChoiceProps extends SpaceChoicesProps {
  readonly space: Space
  readonly value: 'cas' | 'aucune'
}

function Choice({ space, value, chosen, disabled }: ChoiceProps): VNode {
  const { label } = describeSpace(space)
  const name = spaceField(space)
  return (
    <input
      type="radio"
      // The id of a field of this name, so that the summary of errors leads to the first of the two.
      id={value === 'cas' ? `champ-${name}` : undefined}
      class="form-check-input"
      name={name}
      value={value}
      checked={chosen.includes(space) === (value === 'cas')}
      disabled={disabled}
      aria-label={value === 'cas' ? copy.choiceCas(label) : copy.choiceNone(label)}
    />
  )
}
