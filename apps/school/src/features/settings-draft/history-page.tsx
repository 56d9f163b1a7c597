import { Badge, Card, EmptyState, Form, FormActions, Stack, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatCount, formatMoment } from '../../frame/format.ts'
import { actorLabel, type Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { consolePath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { describeDifference } from './describe-difference.ts'
import { DifferenceTable } from './draft-page.tsx'
import type { SettingsVersion } from './settings-store.ts'

export const historyPath = (base: SchoolBase): string => `${consolePath(base)}/historique`

interface HistoryPageProps {
  readonly view: View
  readonly visit: Visit
  /** The newest first. */
  readonly versions: readonly SettingsVersion[]
}

/** *Historique des réglages*: who, when, what; each version can be prepared again. */
export function HistoryPage({ view, visit, versions }: HistoryPageProps): VNode {
  const text = copy.history
  return (
    <ConsolePage
      view={view}
      operator={visit.operator}
      title={text.title}
      lead={text.lead}
      at={{ base: visit.base, section: 'history' }}
    >
      {versions.length === 0 ? <EmptyState title={text.empty} icon="history" /> : null}
      <Stack>
        {versions.map((version, index) => (
          <VersionCard
            key={version.number}
            version={version}
            before={versions[index + 1]}
            isCurrent={index === 0}
            action={`${historyPath(visit.base)}/restaurer`}
            csrf={view.csrf}
          />
        ))}
      </Stack>
    </ConsolePage>
  )
}

interface VersionCardProps {
  readonly version: SettingsVersion
  readonly before: SettingsVersion | undefined
  readonly isCurrent: boolean
  readonly action: string
  readonly csrf: string
}

function VersionCard({ version, before, isCurrent, action, csrf }: VersionCardProps): VNode {
  const text = copy.history
  const title = text.version(formatCount(version.number), formatMoment(version.at))
  return (
    <Card title={title} actions={isCurrent ? <Badge tone="success">{text.current}</Badge> : undefined}>
      {version.actor === '?' ? null : <p>{text.by(actorLabel(version.actor))}</p>}
      {before === undefined ? (
        <p>{text.first}</p>
      ) : (
        <DifferenceTable
          caption={title}
          columns={text.columns}
          rows={describeDifference(before.snapshot, version.snapshot)}
          empty={copy.same}
        />
      )}
      {isCurrent ? null : (
        <Form action={action} csrf={csrf}>
          <FormActions>
            <SubmitButton
              name="version"
              value={String(version.number)}
              icon="arrow-back-up"
              label={`${text.restore}\u00a0: ${title}`}
            >
              {text.restore}
            </SubmitButton>
          </FormActions>
        </Form>
      )}
    </Card>
  )
}
