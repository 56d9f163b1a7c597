import { Stat, StatRow } from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import type { AttentionFigures } from './attention.ts'
import { AttentionCard } from './attention-card.tsx'
import { homeCopy as copy } from './copy.fr.ts'

export interface AdministrationPageProps {
  readonly schools: readonly string[]
  readonly accounts: number
  readonly services: number
  /** What waits for the administrator, above the rest. */
  readonly notice: VNode | undefined
  readonly attention: AttentionFigures
  /** First day of the refused accesses that are counted. */
  readonly since: string
}

export function AdministrationPage(props: AdministrationPageProps): VNode {
  const { schools, accounts, services, notice, attention, since } = props
  return (
    <>
      {notice}
      <StatRow>
        <Stat
          label={copy.schools}
          value={formatNumberFr(schools.length)}
          icon="school"
          hint={schools.slice(0, 3).join(', ')}
        />
        <Stat
          label={copy.accounts}
          value={formatNumberFr(accounts)}
          icon="users"
          href="/administration/annuaire"
        />
        <Stat
          label={copy.services}
          value={formatNumberFr(services)}
          icon="plug"
          href="/administration/services"
        />
      </StatRow>
      <AttentionCard figures={attention} since={since} />
    </>
  )
}
