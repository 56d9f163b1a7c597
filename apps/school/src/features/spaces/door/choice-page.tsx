import { categoryLabel } from '@preau/people'
import { BareShell, Form, FormActions, HiddenField, RadioGroup, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { productName, type View } from '../../../frame/view.ts'
import type { IdentifiedPerson } from '../../identification/index.ts'
import { copy } from '../copy.fr.ts'
import type { Arrival } from './arrive.ts'

interface ChoicePageProps {
  readonly view: View
  readonly arrival: Arrival
  readonly people: readonly IdentifiedPerson[]
  /** Good once; see `Identifier.takeChoice`. */
  readonly token: string
}

/** One account of the ENT, several people who may open this space. */
export function ChoicePage({ view, arrival, people, token }: ChoicePageProps): VNode {
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={copy.choice.title}
      lead={copy.choice.lead}
      context={arrival.base.name}
      flashes={view.flashes}
      demo={view.demo}
    >
      <Form action={arrival.clean} csrf={view.csrf}>
        <HiddenField name="jeton" value={token} />
        <RadioGroup
          name="personne"
          label={copy.choice.legend}
          value={people[0]?.id}
          options={people.map((person) => ({
            value: person.id,
            label: spokenName(person),
            hint: categoryLabel(person.category, 1),
          }))}
          cards
        />
        <FormActions>
          <SubmitButton variant="primary" icon="door-enter">
            {copy.choice.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </BareShell>
  )
}
