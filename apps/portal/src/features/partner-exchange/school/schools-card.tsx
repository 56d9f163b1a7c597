import { ButtonLink, Card, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { schoolCopy as copy } from '../copy.fr.ts'
import type { ExchangeSchool } from '../school-exchanges.ts'
import { schoolPath } from './school-page.tsx'

/** The schools that the administrator acts on, each with its exchanges. */
export function SchoolsCard({ schools }: { readonly schools: readonly ExchangeSchool[] }): VNode {
  return (
    <Card title={copy.schools} icon="school" flush>
      <DataTable
        caption={copy.schools}
        captionHidden
        rows={schools}
        rowKey={({ id }) => id}
        empty={copy.noSchool}
        columns={[
          { key: 'name', header: copy.school, rowHeader: true, cell: ({ name, uai }) => `${name} (${uai})` },
          {
            key: 'open',
            header: copy.open,
            headerHidden: true,
            align: 'end',
            cell: (school) => (
              <ButtonLink href={schoolPath(school)} size="small" label={copy.openOf(school.name)}>
                {copy.open}
              </ButtonLink>
            ),
          },
        ]}
      />
    </Card>
  )
}
