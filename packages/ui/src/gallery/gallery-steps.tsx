import {
  Badge,
  ButtonLink,
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  HiddenField,
  PageShell,
  Progress,
  Steps,
  SubmitButton,
  type Theme,
} from '@preau/ui'
import type { VNode } from 'preact'

import { galleryNavigation, galleryUser, settingOf } from './gallery-shell.tsx'

const unknown = [
  { id: 'a', name: 'LE GALL Maëlys', born: '04/05/2014', reason: 'Homonymes' },
  { id: 'b', name: 'SOARES Inês', born: '21/01/2013', reason: 'Personne absente de l’annuaire' },
]

/** A step of a guided task: progress, steps, lines to decide, interruption. */
export function StepsPage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <PageShell
      {...settingOf(theme)}
      title="Import des identifiants"
      user={galleryUser}
      navigation={galleryNavigation('/import')}
      htmx
    >
      <Card>
        <ImportSteps />
        <Progress label="Lecture du fichier" value={320} max={1400} detail="320 lignes lues sur 1 400" />
      </Card>
      <Card
        title="2 élèves non reconnus"
        subtitle="Choisissez le compte de chacun, ou laissez-le de côté."
        flush
      >
        <UnknownPupils />
      </Card>
      <Card title="Doublons de la base" flush>
        <DataTable
          caption="Doublons"
          captionHidden
          rows={[]}
          rowKey={() => ''}
          columns={[{ key: 'n', header: 'Nom', cell: () => '' }]}
          empty="Aucun doublon."
        />
      </Card>
      <Form action="/import/valider" csrf="jeton" id="etape">
        <HiddenField name="etape" value="2" />
      </Form>
      <FormActions>
        <SubmitButton form="etape">Valider et passer à l’étape suivante</SubmitButton>
        <ConfirmBox
          label="Interrompre"
          question={'Interrompre l’import\u202f?'}
          detail="Les étapes validées sont conservées ; l’import pourra être repris."
          confirmLabel="Interrompre"
          action="/import/interrompre"
          csrf="jeton"
        />
      </FormActions>
    </PageShell>
  )
}

function UnknownPupils(): VNode {
  return (
    <DataTable
      caption="Élèves non reconnus"
      captionHidden
      stackOnPhone
      rows={unknown}
      rowKey={(line) => line.id}
      columns={[
        { key: 'name', header: 'Nom Prénom', rowHeader: true, cell: (line) => line.name },
        { key: 'born', header: 'Date de naissance', cell: (line) => line.born },
        { key: 'reason', header: 'Raison', cell: (line) => <Badge tone="warning">{line.reason}</Badge> },
        {
          key: 'choose',
          header: 'Identifier',
          headerHidden: true,
          align: 'end',
          cell: (line) => (
            <ButtonLink
              href={`/import/${line.id}`}
              size="small"
              icon="search"
              label={`Parcourir pour ${line.name}`}
            >
              Parcourir
            </ButtonLink>
          ),
        },
      ]}
    />
  )
}

function ImportSteps(): VNode {
  return (
    <Steps
      label="Étapes du rapprochement"
      steps={[
        { label: 'Enseignants', state: 'done', href: '/import/1', note: '54 reconnus' },
        { label: 'Élèves', state: 'current' },
        { label: 'Responsables', state: 'todo' },
        { label: 'Maîtres de stage', state: 'todo' },
        { label: 'Inspecteurs pédagogiques', state: 'todo' },
        { label: 'Personnels', state: 'todo' },
      ]}
    />
  )
}
