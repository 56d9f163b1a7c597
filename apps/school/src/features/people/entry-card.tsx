import { formatDayFr } from '@preau/people'
import { Card, ConfirmBox, Form, FormActions, HiddenField, SelectField, Stack, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { copy } from './copy.fr.ts'
import { functionLabels } from './functions.ts'
import type { PersonSheet } from './person.ts'

interface EntryCardProps {
  readonly sheet: PersonSheet
  /** Address of the sheet. */
  readonly path: string
  readonly csrf: string
}

/** Why somebody may or may not open a space, as their own sheet knows it; a guardian also needs a pupil who is present. */
export type EntryState = 'open' | 'left' | 'contact' | 'closed' | 'functionUnset' | 'profileOpens'

export function entryStateOf(
  sheet: Pick<PersonSheet, 'category' | 'access' | 'leftOn' | 'functionCode' | 'profileSpaces' | 'relatives'>,
): EntryState {
  const { category, access, leftOn, functionCode, profileSpaces, relatives } = sheet
  if (!access) {
    const isLegal = relatives.some(({ level }) => level === 1 || level === 2)
    return category === 'guardian' && !isLegal ? 'contact' : 'closed'
  }
  if (leftOn !== undefined) return 'left'
  if (category !== 'staff' || (functionCode ?? '').trim() !== '') return 'open'
  return profileSpaces === undefined ? 'functionUnset' : 'profileOpens'
}

/** *Accès aux espaces* on the sheet: what a failed identification sends the supervisor to mend (product.md B4). */
export function EntryCard(props: EntryCardProps): VNode {
  const { sheet } = props
  return (
    <Card title={copy.entry.title} icon="door-enter" id="acces-espaces">
      <Stack>
        <p class="mb-0">{stateWords(sheet)}</p>
        <p class="pu-hint mb-0">{copy.entry.kept}</p>
        {sheet.category === 'staff' ? <FunctionForm {...props} /> : null}
        <div class="btn-list">
          {sheet.access ? <Asked {...props} action="acces-non" /> : <Now {...props} action="acces-oui" />}
          {sheet.leftOn === undefined ? (
            <Asked {...props} action="depart" />
          ) : (
            <Now {...props} action="retour" />
          )}
        </div>
      </Stack>
    </Card>
  )
}

function stateWords(sheet: PersonSheet): string {
  const state = entryStateOf(sheet)
  return state === 'left' ? copy.entry.left(formatDayFr(sheet.leftOn ?? '')) : copy.entry[state]
}

/** Gives something back: nothing is lost by it, so nothing is asked. */
function Now({ path, csrf, action }: EntryCardProps & { readonly action: 'acces-oui' | 'retour' }): VNode {
  return (
    <Form action={`${path}/espaces`} csrf={csrf}>
      <HiddenField name="modification" value={action} />
      <SubmitButton variant="primary">{copy.entry.actions[action]}</SubmitButton>
    </Form>
  )
}

function Asked({ path, csrf, action }: EntryCardProps & { readonly action: 'acces-non' | 'depart' }): VNode {
  const { actions, questions, effects } = copy.entry
  return (
    <ConfirmBox
      label={actions[action]}
      question={questions[action]}
      detail={effects[action]}
      confirmLabel={actions[action]}
      action={`${path}/espaces`}
      csrf={csrf}
    >
      <HiddenField name="modification" value={action} />
    </ConfirmBox>
  )
}

function FunctionForm({ sheet, path, csrf }: EntryCardProps): VNode {
  const text = copy.entry
  const known = Array.from(functionLabels, ([value, label]) => ({ value, label: `${label} (${value})` }))
  // A code of STSWEB that the list has not stays as it is until another one is chosen.
  const own = (sheet.functionCode ?? '').trim()
  const options =
    own === '' || functionLabels.has(own)
      ? known
      : [{ value: own, label: sheet.functionLabel ?? own }, ...known]
  return (
    <Form action={`${path}/espaces`} csrf={csrf}>
      <HiddenField name="modification" value="fonction" />
      <SelectField
        name="fonction"
        label={text.function}
        hint={text.functionHint}
        empty={text.noFunction}
        value={own}
        width="medium"
        options={options}
      />
      <FormActions>
        <SubmitButton variant="secondary">{text.saveFunction}</SubmitButton>
      </FormActions>
    </Form>
  )
}
