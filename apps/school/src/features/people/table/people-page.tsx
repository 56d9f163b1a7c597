import {
  ButtonLink,
  DataTable,
  EmptyState,
  Pagination,
  SearchBox,
  SelectField,
  Tabs,
  Toolbar,
} from '@preau/ui'
import type { PersonCategory } from '@preau/people'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { categorySlug, resourceLabel } from '../../../frame/resources.ts'
import { clientPath } from '../../bases/index.ts'
import { isAddedByHand } from '../by-hand.ts'
import { hasProfiles, profilesPath } from '../../authorisation-profiles/index.ts'
import { BulkBox } from '../changes/bulk-box.tsx'
import { copy } from '../copy.fr.ts'
import { pasteCopy } from '../paste/copy.fr.ts'
import { ColumnChoice } from './column-choice.tsx'
import { isSortKey, pageSize, peopleHref, type PeopleQueryInput } from './people-query.ts'
import { tableColumns } from './table-columns.tsx'
import { type PeoplePageProps, tablePath } from './table-view.ts'

/** A table of *Ressources*: sortable, searchable, by pages; identifiers when their management is active. */
export function PeoplePage(props: PeoplePageProps): VNode {
  const { view, visit, category, input, rows, total } = props
  const path = tablePath(visit, category)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={resourceLabel(category)}
      lead={copy.table.count(total)}
      actions={<Actions {...props} path={path} />}
      wide
    >
      <WhoTabs path={path} input={input} />
      <Toolbar label={copy.table.search} end={<ColumnChoice {...props} path={path} />}>
        <Search {...props} />
      </Toolbar>
      <DataTable
        caption={resourceLabel(category)}
        captionHidden
        columns={tableColumns(props, path)}
        rows={rows}
        rowKey={(row) => row.id}
        rowId={(row) => `p-${row.id}`}
        sort={{ key: input.tri, direction: input.sens }}
        sortHref={(key, direction) =>
          peopleHref(path, input, { tri: isSortKey(key) ? key : 'name', sens: direction, page: 1 })
        }
        empty={
          <EmptyState title={copy.table.empty} icon="search">
            {copy.table.emptyNext}
          </EmptyState>
        }
        stackOnPhone
      />
      <Pagination
        label={copy.table.pages}
        page={input.page}
        pageSize={pageSize}
        total={total}
        href={(page) => peopleHref(path, input, { page })}
      />
      <BulkBox {...props} path={path} />
    </ClientPage>
  )
}

/** What leaves the table as a file, and who is added by hand where no school file feeds the category. */
function Actions({ visit, category, input, path }: PeoplePageProps & { readonly path: string }): VNode {
  return (
    <>
      {hasProfiles(category) ? (
        <ButtonLink href={profilesPath(visit, category)} icon="shield-lock">
          {copy.table.profiles}
        </ButtonLink>
      ) : null}
      <ButtonLink href={peopleHref(`${path}/coller`, input, { page: 1 })} icon="clipboard-list">
        {pasteCopy.open}
      </ButtonLink>
      <ButtonLink href={peopleHref(`${path}/exporter`, input, { page: 1 })} icon="file-export" download>
        {copy.table.export}
      </ButtonLink>
      <ButtonLink
        href={`${clientPath(visit.base)}/imports/csv?liste=${categorySlug(category)}`}
        icon="file-import"
      >
        {copy.importCsv}
      </ButtonLink>
      {isAddedByHand(category) ? (
        <ButtonLink href={`${path}/nouveau`} icon="plus" variant="primary">
          {copy.add.action[category]}
        </ButtonLink>
      ) : null}
    </>
  )
}

function WhoTabs({ path, input }: { readonly path: string; readonly input: PeopleQueryInput }): VNode {
  const tab = (etat: PeopleQueryInput['etat'], label: string) => ({
    label,
    href: peopleHref(path, input, { etat, page: 1 }),
    current: input.etat === etat,
  })
  return (
    <Tabs
      label={copy.table.filter}
      items={[tab('presents', copy.table.present), tab('anciens', copy.table.former)]}
    />
  )
}

const withClasses: ReadonlySet<PersonCategory> = new Set(['pupil', 'guardian', 'teacher'])

/** The search and the filters; the order of the table is kept. */
function Search({ visit, category, input, classes, profiles }: PeoplePageProps): VNode {
  const text = copy.table.filters
  const yesOrNo = (labels: { readonly oui: string; readonly non: string }) => [
    { value: 'oui', label: labels.oui },
    { value: 'non', label: labels.non },
  ]
  const sorted = input.tri !== 'name' || input.sens !== 'asc'
  return (
    <SearchBox
      action={tablePath(visit, category)}
      label={copy.table.search}
      value={input.q}
      keep={{
        etat: input.etat === 'presents' ? undefined : input.etat,
        tri: sorted ? input.tri : undefined,
        sens: sorted ? input.sens : undefined,
      }}
    >
      {withClasses.has(category) && classes.length > 0 ? (
        <SelectField
          name="classe"
          label={text.class}
          empty={text.everyClass}
          value={input.classe}
          options={classes.map(({ id, code }) => ({ value: id, label: code }))}
        />
      ) : null}
      {profiles.length > 0 ? (
        <SelectField
          name="profil"
          label={copy.table.columns.profile}
          empty={text.any}
          value={input.profil}
          options={[
            { value: 'aucun', label: text.noProfile },
            ...profiles.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      {visit.base.entIdentifiers ? (
        <SelectField
          name="cas"
          label={copy.table.columns.casId}
          empty={text.any}
          value={input.cas}
          options={yesOrNo(text.cas)}
        />
      ) : null}
      <SelectField
        name="acces"
        label={copy.table.columns.access}
        empty={text.any}
        value={input.acces}
        options={yesOrNo(copy.table.access)}
      />
    </SearchBox>
  )
}
