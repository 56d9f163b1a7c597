import { Form, FormActions, FormErrors, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import type { Operator } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'

interface NewBasePageProps {
  readonly view: View
  readonly operator: Operator
  readonly typed: (name: string) => string
  /** Why nothing was created. */
  readonly refused?: string | undefined
}

/** The form of a new base. */
export function NewBasePage({ view, operator, typed, refused }: NewBasePageProps): VNode {
  const texts = copy.add
  return (
    <ConsolePage view={view} operator={operator} title={texts.title} lead={texts.lead} host="bases">
      <FormErrors errors={refused === undefined ? [] : [{ message: refused }]} />
      <Form action="/hebergement/bases/nouvelle" csrf={view.csrf} requiredNote>
        <TextField name="uai" label={texts.uai} value={typed('uai')} maxlength={20} width="short" required />
        <TextField
          name="nom"
          label={texts.name}
          value={typed('nom')}
          maxlength={200}
          width="medium"
          required
        />
        <TextField
          name="chemin"
          label={texts.pathName}
          hint={texts.pathHint}
          value={typed('chemin')}
          maxlength={63}
          width="medium"
        />
        <TextField
          name="code_postal"
          label={texts.postcode}
          value={typed('code_postal')}
          maxlength={10}
          width="short"
        />
        <TextField
          name="commune"
          label={texts.city}
          value={typed('commune')}
          maxlength={100}
          width="medium"
        />
        <TextField
          name="annee"
          label={texts.year}
          hint={texts.yearHint}
          value={typed('annee')}
          inputmode="numeric"
          maxlength={4}
          width="short"
        />
        <FormActions>
          <SubmitButton variant="primary" icon="plus">
            {texts.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </ConsolePage>
  )
}
