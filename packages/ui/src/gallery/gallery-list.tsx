import {
  Badge,
  ButtonLink,
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  ExactText,
  PageShell,
  Pagination,
  queryHref,
  SearchBox,
  SelectField,
  Stat,
  StatRow,
  Tabs,
  type Theme,
  Toolbar,
} from '@preau/ui'
import type { VNode } from 'preact'

import { galleryNavigation, galleryUser, settingOf } from './gallery-shell.tsx'

interface Pupil {
  readonly id: string
  readonly name: string
  readonly className: string
  readonly born: string
  readonly pronoteId: string
  readonly entId: string | undefined
}

const pupils: readonly Pupil[] = [
  ['1', 'MORVAN Élise', '6e A', '12/03/2015', 'KDTPXRVWZQ2M4NBC', 'NAA31614'],
  ['2', 'MORVAN Théo', '4e C', '27/11/2012', 'PZX7RKDM2QVWNBTC', 'NAB20915'],
  ['3', 'N’DIAYE-LE GOFF Aïssatou', '5e B', '01/02/2014', 'WQ2KXZRD7PVMNTCB', undefined],
  ['4', 'LEMOINE Baptiste', '3e A', '19/08/2011', 'VNQWZ2RKXTDPM7BC', 'NAF77102'],
  ['5', 'ROCHE Œdile', '6e D', '30/06/2015', 'TZKRX2VQWMDNP7CB', undefined],
].map(([id, name, className, born, pronoteId, entId]) => ({
  id: id ?? '',
  name: name ?? '',
  className: className ?? '',
  born: born ?? '',
  pronoteId: pronoteId ?? '',
  entId,
}))

const columns: readonly Column<Pupil>[] = [
  { key: 'name', header: 'Nom Prénom', cell: (pupil) => pupil.name, rowHeader: true, sortable: true },
  { key: 'class', header: 'Classe', cell: (pupil) => pupil.className, sortable: true, nowrap: true },
  { key: 'born', header: 'Date de naissance', cell: (pupil) => pupil.born, numeric: true, align: 'start' },
  {
    key: 'pronote',
    header: 'Identifiant PRONOTE',
    cell: (pupil) => <ExactText>{pupil.pronoteId}</ExactText>,
  },
  {
    key: 'ent',
    header: 'Identifiant CAS',
    cell: ({ entId }) =>
      entId === undefined ? <Badge tone="warning">À rapprocher</Badge> : <ExactText>{entId}</ExactText>,
  },
  {
    key: 'actions',
    header: 'Actions',
    headerHidden: true,
    align: 'end',
    cell: (pupil) => (
      <ButtonLink
        href={`/annuaire/${pupil.id}`}
        size="small"
        variant="subtle"
        label={`Modifier ${pupil.name}`}
      >
        Modifier
      </ButtonLink>
    ),
  },
]

/** A list page: figures, tabs, search, table, pagination, confirmation. */
export function ListPage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <PageShell
      {...settingOf(theme)}
      title="Élèves"
      lead="Les élèves de l’établissement, leur identifiant PRONOTE et leur identifiant CAS."
      user={galleryUser}
      navigation={galleryNavigation('/annuaire')}
      breadcrumbs={[
        { label: 'Accueil', href: '/' },
        { label: 'Annuaire', href: '/annuaire' },
        { label: 'Élèves' },
      ]}
      flashes={[{ tone: 'success', text: 'L’identifiant CAS de Théo Morvan est enregistré.' }]}
      actions={<ListActions />}
    >
      <Figures />
      <Tabs
        label="Catégories"
        items={[
          { label: 'Professeurs', href: '/annuaire?c=enseignants', count: 54 },
          { label: 'Élèves', href: '/annuaire', count: 703, current: true },
          { label: 'Responsables', href: '/annuaire?c=responsables', count: 1204 },
        ]}
      />
      <Card flush>
        <Toolbar label="Rechercher et filtrer">
          <SearchBox action="/annuaire" label="Rechercher un élève" placeholder="Nom, prénom, identifiant…">
            <SelectField
              name="classe"
              label="Classe"
              empty="Toutes"
              options={[{ value: '6A', label: '6e A' }]}
            />
          </SearchBox>
        </Toolbar>
        <DataTable
          caption="Élèves de l’établissement"
          captionHidden
          columns={columns}
          rows={pupils}
          rowKey={(pupil) => pupil.id}
          rowId={(pupil) => `eleve-${pupil.id}`}
          rowTone={(pupil) => (pupil.entId === undefined ? 'warning' : undefined)}
          sort={{ key: 'name', direction: 'asc' }}
          sortHref={(tri, sens) => queryHref('/annuaire', {}, { tri, sens })}
        />
        <Pagination
          page={3}
          pageSize={50}
          total={703}
          href={(page) => queryHref('/annuaire', {}, { page })}
        />
      </Card>
    </PageShell>
  )
}

function ListActions(): VNode {
  return (
    <>
      <ConfirmBox
        label="Retirer les liens"
        question={'Retirer tous les identifiants CAS\u202f?'}
        detail="Chaque élève sera reconnu de nouveau à sa prochaine connexion."
        confirmLabel="Oui, retirer"
        action="/annuaire/retirer"
        csrf="jeton"
        icon="unlink"
        align="end"
      />
      <ButtonLink href="/annuaire/nouveau" variant="primary" icon="plus">
        Nouvel élève
      </ButtonLink>
    </>
  )
}

function Figures(): VNode {
  return (
    <StatRow>
      <Stat label="Élèves" value={703} icon="school" href="/annuaire" />
      <Stat label="Rapprochés" value={688} icon="user-check" tone="success" hint="97,9 % des élèves" />
      <Stat label="À rapprocher" value={12} icon="user-question" tone="warning" />
      <Stat label="En conflit" value={3} icon="user-x" tone="danger" />
    </StatRow>
  )
}
