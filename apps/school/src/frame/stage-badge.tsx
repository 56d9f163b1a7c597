import { Badge } from '@preau/ui'
import type { VNode } from 'preact'
import type { SchoolBase } from '../features/bases/index.ts'

const notInService = {
  preparing: { label: 'Année en préparation', tone: 'info', icon: 'calendar' },
  archive: { label: 'Archive', tone: 'neutral', icon: 'book' },
  quarantine: { label: 'Supprimée', tone: 'danger', icon: 'trash' },
} as const

/** *Base publiée / Non publiée*, or what it is when it is not in service. */
export function StageBadge({ base }: { readonly base: Pick<SchoolBase, 'stage' | 'published'> }): VNode {
  const { stage, published } = base
  if (stage !== 'live' && stage !== 'trial') {
    const { label, tone, icon } = notInService[stage]
    return (
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
    )
  }
  return (
    <>
      <Badge tone={published ? 'success' : 'warning'} icon={published ? 'circle-check' : 'player-stop'}>
        {published ? 'Base publiée' : 'Base non publiée'}
      </Badge>
      {stage === 'trial' ? (
        <>
          {' '}
          <Badge tone="info" icon="flask">
            Base d’essai
          </Badge>
        </>
      ) : null}
    </>
  )
}
