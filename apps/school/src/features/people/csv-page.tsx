import { Alert, FileField, Form, FormActions, FormErrors, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import type { AddedByHand } from './by-hand.ts'
import { copy } from './copy.fr.ts'

interface CsvPageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: AddedByHand
  readonly faults: readonly string[]
}

/** Faults beyond these are counted: the file has to be looked at anyway. */
const shownFaults = 20

/** Work tutors or inspectors from a spreadsheet. */
export function CsvPage({ view, visit, category, faults }: CsvPageProps): VNode {
  const table = `${clientPath(visit.base)}/ressources/${categorySlug(category)}`
  const more = faults.length - shownFaults
  const messages = [...faults.slice(0, shownFaults), ...(more > 0 ? [copy.csv.more(more)] : [])]
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={copy.csv.title}
      trail={[{ label: resourceLabel(category), href: table }]}
    >
      <FormErrors
        title={copy.csv.refused}
        errors={messages.map((message) => ({ message, field: 'fichier' }))}
      />
      <Alert tone="info">{copy.csv.explanation[category]}</Alert>
      <Form action={`${table}/importer`} csrf={view.csrf} multipart>
        <FileField
          name="fichier"
          label={copy.csv.file}
          hint={copy.csv.fileHint}
          accept=".csv,text/csv"
          required
        />
        <FormActions>
          <SubmitButton variant="primary" icon="upload">
            {copy.csv.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </ClientPage>
  )
}
