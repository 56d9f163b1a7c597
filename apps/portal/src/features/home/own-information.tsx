import { profileLabel } from '@preau/people'
import { ButtonLink, Card, DescriptionList } from '@preau/ui'
import type { VNode } from 'preact'
import type { OwnAccount } from '../account/index.ts'
import { homeCopy as copy } from './copy.fr.ts'

/** « Mes informations »: what the school says of the person, so that a mistake is seen. */
export function OwnInformation({ account }: { readonly account: OwnAccount }): VNode {
  return (
    <Card
      title={copy.mine}
      icon="id"
      actions={
        <ButtonLink href="/compte" size="small">
          {copy.seeAccount}
        </ButtonLink>
      }
    >
      <DescriptionList columns={2} items={facts(account)} />
    </Card>
  )
}

interface Fact {
  readonly term: string
  readonly description: string
}

function facts({ profiles, children, classes }: OwnAccount): readonly Fact[] {
  const of = (role: OwnAccount['classes'][number]['role']): string[] =>
    classes.filter((one) => one.role === role).map(({ code }) => code)
  const taught = new Set([...of('teacher'), ...of('main_teacher')]).size
  return [
    { term: copy.school, description: listed(profiles.map(({ school }) => school)) },
    { term: copy.profile, description: listed(profiles.map(({ profile }) => profileLabel(profile))) },
    { term: copy.ownClass, description: listed(of('pupil')) },
    { term: copy.mainTeacher, description: listed(of('main_teacher')) },
    { term: copy.taught, description: taught === 0 ? '' : copy.taughtCount(taught) },
    {
      term: copy.children,
      description: children.map(({ name, className }) => copy.child(name, className)).join('\u202f; '),
    },
  ].filter(({ description }) => description !== '')
}

const listed = (values: readonly string[]): string => [...new Set(values)].join(', ')
