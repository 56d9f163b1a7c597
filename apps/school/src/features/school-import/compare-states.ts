import { childName } from './child-name.fr.ts'
import {
  changeKinds,
  comparedFields,
  type ChangeKind,
  type ComparedField,
  type FieldChange,
  type ImportChange,
  type PersonState,
} from './person-state.ts'

/** People of a base by id. */
export type PeopleStates = ReadonlyMap<string, PersonState>

/**
 * What happened between two looks at a base: departures first, then changes, returns and new people, each by category and
 * name. Somebody whom nothing happened to is not in it.
 */
export function compareStates(before: PeopleStates, after: PeopleStates): readonly ImportChange[] {
  const gone = [...before.values()].filter(({ id }) => !after.has(id))
  const changes = [
    ...[...after.values()].flatMap((state) => changeOf(before.get(state.id), state)),
    ...gone.map(({ name, category }): ImportChange => ({ kind: 'removed', name, category, fields: [] })),
  ]
  return changes.toSorted(
    (one, other) =>
      changeKinds.indexOf(one.kind) - changeKinds.indexOf(other.kind) ||
      one.category.localeCompare(other.category) ||
      one.name.localeCompare(other.name, 'fr'),
  )
}

function changeOf(before: PersonState | undefined, after: PersonState): readonly ImportChange[] {
  const { id: personId, name, category } = after
  if (before === undefined) return [{ kind: 'added', name, category, personId, fields: introduction(after) }]
  const fields = comparedFields.flatMap((field) => fieldChange(field, before, after))
  const kind = kindOf(before, after, fields.length)
  return kind === undefined ? [] : [{ kind, personId, name, category, fields }]
}

function kindOf(before: PersonState, after: PersonState, changes: number): ChangeKind | undefined {
  if (before.present !== after.present) return after.present ? 'back' : 'left'
  return changes > 0 ? 'changed' : undefined
}

/** Of somebody new, what tells them from a namesake. */
const introduction = (state: PersonState): readonly FieldChange[] =>
  (['birthDate', 'function', 'classes', 'children'] as const).flatMap((field) => {
    const after = shown(field, state)
    return after === undefined ? [] : [{ field, after }]
  })

function fieldChange(field: ComparedField, before: PersonState, after: PersonState): readonly FieldChange[] {
  if (keyOf(field, before) === keyOf(field, after)) return []
  const [was, is] = [shown(field, before), shown(field, after)]
  return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
}

/** What is compared: children by their number, so that a pupil who is renamed does not change their guardians. */
const keyOf = (field: ComparedField, state: PersonState): string | undefined =>
  field === 'children'
    ? state.children.map(({ id, level }) => `${id}:${level ?? ''}`).join(' ')
    : state.values[field]

function shown(field: ComparedField, state: PersonState): string | undefined {
  if (field === 'children')
    return state.children.length === 0 ? undefined : state.children.map(childName).join(', ')
  const value = state.values[field]
  // The national number is never shown on a screen: that it changed is enough.
  return field === 'ine' && value !== undefined ? '…' : value
}
