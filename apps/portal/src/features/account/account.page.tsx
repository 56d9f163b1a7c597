import { profileLabel } from '@preau/people'
import { ButtonLink, Card, DataTable, DescriptionList, EmptyState, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import type { FactorHolder } from '../second-factor/index.ts'
import { accountCopy as copy } from './copy.fr.ts'
import type { OwnAccount } from './own-accounts.ts'

export interface AccountPageProps {
  readonly account: OwnAccount
  readonly factor: FactorHolder | undefined
}

export function AccountPage({ account, factor }: AccountPageProps): VNode {
  const offered = factor && (factor.populations.length > 0 || factor.enrolledAt)
  return (
    <>
      <Card title={copy.identity} icon="id">
        <DescriptionList items={[...identity(account), ...(offered ? factorState(factor) : [])]} />
        <FormActions>
          <ButtonLink href="/compte/mot-de-passe" icon="key">
            {copy.changePassword}
          </ButtonLink>
          {offered && (
            <ButtonLink href="/compte/second-facteur" icon="shield-lock">
              {copy.secondFactor}
            </ButtonLink>
          )}
          <ButtonLink href="/compte/connexions" icon="history">
            {copy.logins}
          </ButtonLink>
          <ButtonLink href="/compte/donnees" icon="file-export">
            {copy.data}
          </ButtonLink>
        </FormActions>
      </Card>
      <Card title={copy.profiles} icon="school" flush>
        <DataTable
          caption={copy.profiles}
          captionHidden
          rows={[...account.profiles]}
          rowKey={(row) => `${row.school} ${row.profile} ${row.functionLabel}`}
          empty={<EmptyState title={copy.noProfile} icon="school" />}
          columns={[
            { key: 'school', header: copy.school, rowHeader: true, cell: (row) => row.school },
            { key: 'profile', header: copy.profile, cell: (row) => profileLabel(row.profile) },
            { key: 'function', header: copy.function, cell: (row) => row.functionLabel },
          ]}
        />
      </Card>
      {account.children.length > 0 && <Children of={account} />}
    </>
  )
}

function Children({ of: account }: { readonly of: OwnAccount }): VNode {
  return (
    <Card title={copy.children} icon="users" flush>
      <DataTable
        caption={copy.children}
        captionHidden
        rows={[...account.children]}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', header: copy.child, rowHeader: true, cell: (row) => row.name },
          { key: 'class', header: copy.className, cell: (row) => row.className ?? '' },
        ]}
      />
    </Card>
  )
}

function factorState({ enrolledAt }: FactorHolder): { term: string; description: string }[] {
  return [{ term: copy.secondFactor, description: enrolledAt ? copy.factorOn : copy.factorOff }]
}

function identity(account: OwnAccount): { term: string; description: string }[] {
  const items = [
    { term: copy.name, description: account.name },
    { term: copy.login, description: account.login },
    { term: copy.entId, description: account.entId },
    {
      term: copy.lastLogin,
      description: account.previousLoginAt ? formatInstantFr(account.previousLoginAt) : copy.neverBefore,
    },
  ]
  const { passwordSetAt } = account
  return passwordSetAt
    ? [...items, { term: copy.passwordSet, description: formatInstantFr(passwordSetAt) }]
    : items
}
