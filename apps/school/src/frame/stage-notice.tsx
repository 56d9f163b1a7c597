import { Alert } from '@preau/ui'
import type { VNode } from 'preact'
import type { SchoolBase } from '../features/bases/index.ts'
import { formatMoment } from './format.ts'

/** Above every page of a base that is not the one in service: nobody takes one for the other. */
export function StageNotice({ base }: { readonly base: SchoolBase }): VNode | null {
  switch (base.stage) {
    case 'live':
      return null
    case 'trial':
      return (
        <Alert tone="info" title="Base d’essai">
          L’ENT ne connaît pas cette base, et rien ne lui est envoyé. Ce que vous y changez ne change pas la
          base en service.
        </Alert>
      )
    case 'preparing':
      return (
        <Alert tone="info" title="Année en préparation">
          Cette base n’est pas encore en service. Suivez «{'\u00a0'}Nouvelle année scolaire{'\u00a0'}» dans le
          client de la base en service.
        </Alert>
      )
    case 'archive':
      return (
        <Alert tone="warning" title="Base archivée">
          Cette base se lit, et rien n’y est enregistré.
        </Alert>
      )
    case 'quarantine':
      return (
        <Alert tone="danger" title="Base supprimée">
          Elle sera effacée {base.purgeAfter ? `le ${formatMoment(base.purgeAfter)}` : 'bientôt'}.
        </Alert>
      )
  }
}
