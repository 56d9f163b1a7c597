import { Alert, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import type { Scope } from '../../../frame/visitor.ts'
import type { IdentifierImports } from '../../identifiers-import/index.ts'
import { waitingCopy as copy } from '../copy.fr.ts'
import { pushActorLabel } from './take-push.ts'

/** What the home of the administration says of sendings that wait for a decision; nothing when none does. */
export function waitingPushes({ imports }: { readonly imports: Pick<IdentifierImports, 'schools'> }) {
  return async (scope: Scope): Promise<VNode | undefined> => {
    const waiting = (await imports.schools(scope)).flatMap(({ name, underWay }) =>
      underWay?.startedBy === pushActorLabel ? [{ name, runId: underWay.id }] : [],
    )
    return waiting.length === 0 ? undefined : <Waiting schools={waiting} />
  }
}

function Waiting({
  schools,
}: {
  readonly schools: readonly { readonly name: string; readonly runId: string }[]
}): VNode {
  return (
    <Alert tone="warning" title={copy.title}>
      {schools.map(({ name, runId }) => (
        <p key={runId}>
          {copy.of(name)}{' '}
          <ButtonLink
            href={`/administration/identifiants-pronote/imports/${runId}`}
            size="small"
            label={`${copy.open}, ${name}`}
          >
            {copy.open}
          </ButtonLink>
        </p>
      ))}
    </Alert>
  )
}
