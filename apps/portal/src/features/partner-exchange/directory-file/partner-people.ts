import type { PartnerCategory, PartnerPerson } from '@preau/exchange'
import { categoriesOfProfile, parseCalendarDay } from '@preau/people'
import type { SchoolAccount } from '../../identifiers-import/index.ts'

const written: readonly PartnerCategory[] = ['staff', 'teacher', 'guardian', 'pupil']

/**
 * The accounts of a school as its server may know them: what recognition needs, and nothing else — no log-in name, no
 * address beyond the postcode, no national number. Somebody with two profiles is there twice, under one identifier.
 * Work tutors and inspectors have no place in the format.
 */
export function partnerPeople(accounts: readonly SchoolAccount[]): readonly PartnerPerson[] {
  const idents = new Map(accounts.map(({ accountId }, index) => [accountId, String(index + 1)]))
  const parents = parentsOf(accounts, idents)
  return accounts.flatMap((account) => categoriesOf(account).map((category) => personOf(account, category)))

  function personOf(account: SchoolAccount, category: PartnerCategory): PartnerPerson {
    const birthDate = parseCalendarDay(account.birthDate ?? '')
    const guardians = category === 'pupil' ? parents.get(account.accountId) : undefined
    return {
      category,
      ident: idents.get(account.accountId) ?? '',
      partnerId: account.entId,
      lastName: account.lastName,
      firstName: account.firstName,
      ...(account.civility !== null && category !== 'pupil' && { civility: account.civility }),
      ...(birthDate !== undefined && category !== 'guardian' && { birthDate }),
      ...(account.postcode !== null && { postcode: account.postcode }),
      ...(guardians && { guardians }),
    }
  }
}

function categoriesOf({ profiles }: SchoolAccount): readonly PartnerCategory[] {
  const found = profiles.flatMap((profile) => categoriesOfProfile(profile).slice(0, 1))
  return written.filter((category) => found.includes(category))
}

function parentsOf(
  accounts: readonly SchoolAccount[],
  idents: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>()
  for (const { accountId, children } of accounts) {
    const ident = idents.get(accountId)
    if (ident === undefined) continue
    for (const child of children) parents.set(child, [...(parents.get(child) ?? []), ident])
  }
  return parents
}
