import { Badge, type Column, ExactText } from '@preau/ui'
import { formatDayFr, listName } from '@preau/people'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import type { AccountBrief, AccountHolder, ImportLine, LinePerson } from './import-line.ts'

/** « LARUE Odile », with the usage name when there is one. */
export function personName({ lastName, usageName, firstName }: LinePerson): string {
  const name = listName({ lastName, firstName })
  return usageName === undefined ? name : `${name} (${usageName})`
}

/** What the file says of a person besides the name and the birth date. */
export function personDetail(person: LinePerson): string {
  const { class: classLabel, classes = [], subjects = [], company, postcode, city } = person
  const place = [postcode, city].filter((part) => part !== undefined).join(' ')
  const parts = [classLabel, subjects.join(', '), classes.join(', '), person.function, company, place]
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}

export function PersonCell({ line }: { readonly line: ImportLine }): VNode {
  return (
    <>
      {personName(line.person)} <PersonFacts line={line} />
    </>
  )
}

/** What stands below a name: its warnings, its class, its pupils. */
export function PersonFacts({ line }: { readonly line: ImportLine }): VNode {
  const { person } = line
  const detail = personDetail(person)
  return (
    <>
      {line.conflict && <Badge tone="danger">{copy.conflict}</Badge>}{' '}
      {line.duplicate && <Badge tone="warning">{copy.duplicate}</Badge>}
      {detail !== '' && <div class="text-secondary">{detail}</div>}
      {person.pupils && (
        <div class="text-secondary">
          {copy.attached} {person.pupils.join('\u202f; ')}
        </div>
      )}
    </>
  )
}

export function PronoteIdCell({ line }: { readonly line: ImportLine }): VNode {
  return <ExactText>{line.pronoteId}</ExactText>
}

export function birthDay(day: string | undefined): string {
  return day === undefined ? '' : formatDayFr(day)
}

/** The column of birth dates: only where the file gives one. */
export const birthColumn: Column<ImportLine> = {
  key: 'birth',
  header: copy.birth,
  nowrap: true,
  cell: ({ person }) => birthDay(person.birthDate),
}

/** Birth date, class, children: what tells an account from its homonym. */
export function accountDetail({ birthDate, birthName, detail }: AccountBrief): string {
  const born = birthName === undefined ? '' : `nom de naissance ${birthName}`
  return [born, birthDay(birthDate), detail].filter((part) => part !== '').join(' · ')
}

export function AccountCell({ account }: { readonly account: AccountBrief }): VNode {
  const detail = accountDetail(account)
  return (
    <>
      {account.name}
      {detail !== '' && <div class="text-secondary">{detail}</div>}
    </>
  )
}

/** Who stands in the way of an account, in words. */
export function holderWords(holder: AccountHolder): string {
  if (holder.kind === 'this') return copy.hasThis
  if (holder.kind === 'line') return copy.takenByLine(holder.name)
  return holder.willBeWithdrawn ? copy.willBeReplaced(holder.pronoteId) : copy.hasIdentifier(holder.pronoteId)
}
