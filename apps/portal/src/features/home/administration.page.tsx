import { ButtonLink, Card, Grid, Stat, StatRow } from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import { homeCopy as copy } from './copy.fr.ts'

export interface AdministrationPageProps {
  readonly schools: readonly string[]
  readonly accounts: number
  readonly services: number
  /** What waits for the administrator, above the rest. */
  readonly notice: VNode | undefined
}

export function AdministrationPage({ schools, accounts, services, notice }: AdministrationPageProps): VNode {
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
      <Grid columns={2}>
        <Card title={copy.accounts} icon="users">
          <ButtonLink href="/administration/annuaire">{copy.accountsLink}</ButtonLink>
        </Card>
        <Card title={copy.services} icon="plug">
          <ButtonLink href="/administration/services">{copy.servicesLink}</ButtonLink>
        </Card>
      </Grid>
    </>
  )
}
