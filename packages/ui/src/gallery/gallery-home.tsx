import {
  Badge,
  Card,
  DescriptionList,
  EmptyState,
  ExactText,
  Grid,
  PageShell,
  ServiceBar,
  Stack,
  type Theme,
  Timeline,
} from '@preau/ui'
import type { VNode } from 'preact'

import { galleryUser, settingOf } from './gallery-shell.tsx'

/** A home page: services by group, course of the day, facts, an explained absence. */
export function HomePage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <PageShell
      {...settingOf(theme)}
      title="Bonjour Élise"
      lead="Vendredi 20 novembre 2026"
      user={{ ...galleryUser, name: 'Élise Morvan', role: 'Élève, 6e A' }}
    >
      <ServiceBar
        groups={[
          {
            label: 'Scolarité',
            services: [
              {
                href: '/s/1',
                label: 'Vie scolaire',
                description: 'Emploi du temps, notes, absences',
                icon: 'school',
                featured: true,
              },
              { href: '/s/2', label: 'Cahier de textes', icon: 'notebook' },
              { href: '/s/3', label: 'Cantine', icon: 'tools-kitchen-2', external: true },
            ],
          },
          {
            label: 'Ressources',
            services: [
              {
                href: '/s/4',
                label: 'Centre de documentation',
                description: 'Rechercher un livre, réserver',
                icon: 'books',
              },
            ],
          },
        ]}
      />
      <Grid columns="main-aside">
        <Card title="Séances du jour" icon="calendar" subtitle="6e A">
          <Day />
        </Card>
        <Aside />
      </Grid>
    </PageShell>
  )
}

function Day(): VNode {
  return (
    <Timeline
      label="Séances du jour"
      items={[
        {
          start: '08 h 10',
          end: '09 h 05',
          title: 'Mathématiques',
          detail: 'M. Lemoine, salle 12',
          state: 'past',
        },
        {
          start: '09 h 05',
          end: '10 h 00',
          title: 'Histoire-géographie',
          detail: 'Mme Kerbrat, salle 4',
          state: 'current',
          badge: <Badge tone="info">En cours</Badge>,
        },
        {
          start: '10 h 15',
          end: '11 h 10',
          title: 'Anglais',
          detail: 'Mme Adjani, salle 21',
          state: 'cancelled',
          badge: <Badge tone="danger">Professeur absent</Badge>,
        },
        { start: '11 h 10', end: '12 h 05', title: 'Français', detail: 'M. Tanguy, salle 8' },
      ]}
    />
  )
}

function Aside(): VNode {
  return (
    <Stack>
      <Card title="Mes informations" icon="id">
        <DescriptionList
          items={[
            { term: 'Classe', description: '6e A' },
            { term: 'Identifiant', description: <ExactText>NAA31614</ExactText> },
            { term: 'Adresse électronique', description: undefined },
          ]}
        />
      </Card>
      <Card title="Travail à faire" icon="list-check">
        <EmptyState title="Rien pour demain" icon="check">
          Les professeurs n’ont pas donné de travail.
        </EmptyState>
      </Card>
    </Stack>
  )
}
