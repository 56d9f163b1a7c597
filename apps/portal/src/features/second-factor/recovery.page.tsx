import { Alert, ButtonLink, Card, ExactText, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { recoveryCopy as copy } from './copy.fr.ts'

export interface RecoveryPageProps {
  readonly codes: readonly string[]
  /** True just after the activation. */
  readonly activated: boolean
  readonly next: string
}

/** The recovery codes, shown this once. */
export function RecoveryPage({ codes, activated, next }: RecoveryPageProps): VNode {
  return (
    <>
      {activated && <Alert tone="success">{copy.activated}</Alert>}
      <Card title={copy.list} icon="key">
        <p>{copy.lead}</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <ExactText>{code}</ExactText>
            </li>
          ))}
        </ul>
        <FormActions>
          <ButtonLink href={next} variant="primary" icon="check">
            {copy.done}
          </ButtonLink>
        </FormActions>
      </Card>
    </>
  )
}
