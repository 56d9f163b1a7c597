import { Card, CheckboxField, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { Conflict, type ConflictProps } from '../../frame/conflict.tsx'
import type { Visit } from '../../frame/operator.ts'
import { printOf, seenField } from '../../frame/seen.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

/** Address of this page. */
export const preferencesPath = (visit: Visit): string => `${clientPath(visit.base)}/parametres/ent-cas`

interface PreferencesPageProps {
  readonly view: View
  readonly visit: Visit
  /** The box as it was sent, when somebody else was quicker. */
  readonly typed?: boolean
  readonly conflict?: ConflictProps
}

/** The switch that shows the identifiers of the ENT in the client. */
export function PreferencesPage({ view, visit, typed, conflict }: PreferencesPageProps): VNode {
  const stored = visit.base.entIdentifiers
  return (
    <ClientPage view={view} visit={visit} section="preferences" title={copy.title} lead={copy.lead}>
      {conflict && <Conflict {...conflict} />}
      <Card>
        <Form action={preferencesPath(visit)} csrf={view.csrf}>
          <HiddenField name={seenField} value={printOf(stored)} />
          <CheckboxField
            name="identifiants_ent"
            label={copy.option}
            hint={copy.hint}
            checked={typed ?? stored}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </ClientPage>
  )
}
