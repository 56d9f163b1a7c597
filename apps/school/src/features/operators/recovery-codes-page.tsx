import { ButtonLink, ExactText, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { StepShell } from './step-shell.tsx'

interface RecoveryCodesPageProps {
  readonly view: View
  readonly codes: readonly string[]
  readonly next: string
}

/** The recovery codes, shown this once. */
export function RecoveryCodesPage({ view, codes, next }: RecoveryCodesPageProps): VNode {
  const text = copy.recovery
  return (
    <StepShell view={view} title={text.title} lead={text.lead} size="medium">
      <h2>{text.list}</h2>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <ExactText>{code}</ExactText>
          </li>
        ))}
      </ul>
      <FormActions>
        <ButtonLink href={next} variant="primary" icon="check">
          {text.done}
        </ButtonLink>
      </FormActions>
    </StepShell>
  )
}
