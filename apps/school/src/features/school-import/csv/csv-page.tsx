import type { PersonCategory } from '@preau/people'
import {
  Alert,
  Card,
  DescriptionList,
  FileField,
  Form,
  FormActions,
  FormErrors,
  SelectField,
  SubmitButton,
} from '@preau/ui'
import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { categoryOfSlug, categorySlug, resourceLabel, resourceOrder } from '../../../frame/resources.ts'
import { copy as importCopy } from '../copy.fr.ts'
import { importDoor } from '../import-door.ts'
import { LargeImportTable } from '../large/large-import-table.tsx'
import { type ImportPageProps, RunTable, WaitingCard } from '../import-page.tsx'
import { csvCopy as copy } from './copy.fr.ts'
import { mostCsvLines } from './most-csv-lines.ts'

interface CsvPageProps extends ImportPageProps {
  readonly list: PersonCategory | undefined
}

/** The list that an address names, from the table that leads here. */
export function listAsked({ query }: FastifyRequest): PersonCategory | undefined {
  const { liste } = query as { readonly liste?: unknown }
  return typeof liste === 'string' ? categoryOfSlug(liste) : undefined
}

/** *Imports/Exports > Fichiers CSV*: the list and the file, how a line finds its person, the latest imports. */
export function CsvPage({ view, visit, runs, large, now, failure, list }: CsvPageProps): VNode {
  const { path, section, title } = importDoor(visit, 'csv')
  return (
    <ClientPage view={view} visit={visit} section={section} title={title} lead={copy.lead}>
      <FormErrors
        title={importCopy.unusable}
        errors={(failure?.sentences ?? []).map((message) => ({ message }))}
      />
      {failure?.waiting ? <WaitingCard waiting={failure.waiting} path={path} csrf={view.csrf} /> : null}
      <Alert tone="info">{copy.note}</Alert>
      <Card title={copy.upload} icon="table">
        <Form action={path} csrf={view.csrf} label={copy.upload} multipart requiredNote>
          <SelectField
            name="liste"
            label={copy.list}
            value={list === undefined ? '' : categorySlug(list)}
            options={resourceOrder.map((one) => ({ value: categorySlug(one), label: resourceLabel(one) }))}
            required
          />
          <FileField
            name="fichier"
            label={copy.file}
            hint={copy.fileHint(mostCsvLines)}
            accept=".csv,.txt,text/csv"
            required
          />
          <FormActions>
            <SubmitButton variant="primary" icon="eye">
              {copy.read}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
      <Card title={copy.keysTitle} icon="info-circle">
        <DescriptionList
          items={resourceOrder.map((one) => ({ term: resourceLabel(one), description: copy.keys[one] }))}
        />
      </Card>
      <LargeImportTable visit={visit} large={large} now={now} />
      <RunTable runs={runs} path={path} />
    </ClientPage>
  )
}
