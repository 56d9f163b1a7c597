import { Alert, BareShell, Form, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { productName, type View } from '../../../frame/view.ts'
import { describeSpace, rootPath } from '../../bases/index.ts'
import { copy } from '../copy.fr.ts'
import type { Role } from '../member.ts'
import type { Arrival } from './arrive.ts'
import { SpaceTiles } from './space-tiles.tsx'

interface WrongSpacePageProps {
  readonly view: View
  readonly arrival: Arrival
  readonly roles: readonly Role[]
}

/** Names the right space to somebody who opened another one. */
export function WrongSpacePage({ view, arrival, roles }: WrongSpacePageProps): VNode {
  const { base, space } = arrival
  const [first] = roles
  const name = first === undefined ? '' : spokenName(first.member)
  const text = copy.wrongSpace
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={text.title}
      context={base.name}
      flashes={view.flashes}
      demo={view.demo}
    >
      <Alert tone="warning">
        <p>{text.sentence(name, describeSpace(space).label)}</p>
      </Alert>
      <SpaceTiles base={base} label={text.yours(roles.length)} roles={roles} />
      <p>{text.somebodyElse}</p>
      <Form action={`${rootPath(base)}deconnexion`} csrf={view.csrf}>
        <SubmitButton variant="secondary" icon="logout">
          {text.signOut}
        </SubmitButton>
      </Form>
    </BareShell>
  )
}
