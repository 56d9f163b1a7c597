import { Card, FileField, Form, FormActions, FormErrors, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { copy as importCopy } from '../copy.fr.ts'
import { importDoor } from '../import-door.ts'
import { LargeImportTable } from '../large/large-import-table.tsx'
import { type ImportPageProps, RunTable, WaitingCard } from '../import-page.tsx'
import { partnerCopy as copy } from './copy.fr.ts'

/** *Imports/Exports > Annuaire de l’ENT*: the file, who is recognised by it, the latest imports. */
export function PartnerPage({ view, visit, runs, large, now, failure }: ImportPageProps): VNode {
  const { path, section, title } = importDoor(visit, 'partner')
  return (
    <ClientPage view={view} visit={visit} section={section} title={title} lead={copy.lead}>
      <FormErrors
        title={importCopy.unusable}
        errors={(failure?.sentences ?? []).map((message) => ({ message }))}
      />
      {failure?.waiting ? <WaitingCard waiting={failure.waiting} path={path} csrf={view.csrf} /> : null}
      <Card title={copy.upload} icon="users">
        <p>{copy.explanation}</p>
        <p>{copy.rules}</p>
        <Form action={path} csrf={view.csrf} label={copy.upload} multipart>
          <FileField name="annuaire" label={copy.file} hint={copy.fileHint} accept=".xml" required />
          <FormActions>
            <SubmitButton variant="primary" icon="eye">
              {importCopy.look}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
      <LargeImportTable visit={visit} large={large} now={now} />
      <RunTable runs={runs} path={path} />
    </ClientPage>
  )
}
