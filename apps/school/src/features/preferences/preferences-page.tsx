import { Card, CheckboxField, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

/** Address of this page. */
export const preferencesPath = (visit: Visit): string => `${clientPath(visit.base)}/parametres/ent-cas`

/** The switch that shows the identifiers of the ENT in the client. */
export function PreferencesPage({ view, visit }: { readonly view: View; readonly visit: Visit }): VNode {
  return (
    <ClientPage view={view} visit={visit} section="preferences" title={copy.title} lead={copy.lead}>
      <Card>
        <Form action={preferencesPath(visit)} csrf={view.csrf}>
          <CheckboxField
            name="identifiants_ent"
            label={copy.option}
            hint={copy.hint}
            checked={visit.base.entIdentifiers}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </ClientPage>
  )
}
