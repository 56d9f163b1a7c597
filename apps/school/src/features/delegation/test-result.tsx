import { Alert, Badge } from '@preau/ui'
import type { VNode } from 'preact'
import { copy } from './copy.fr.ts'
import type { ConnectionTest } from './test-connection.ts'

const tones = { good: 'success', note: 'warning', bad: 'danger' } as const

/** What *Tester la connexion* found, check by check. */
export function TestResult({ test }: { readonly test: ConnectionTest }): VNode {
  const { verdict, checks } = test
  return (
    <Alert tone={tones[verdict.state]} title={copy.testTitle} live id="resultat">
      <p>{verdict.sentence}</p>
      <ul class="list-unstyled mb-0">
        {checks.map((check) => (
          <li key={check.label} class="mt-2">
            <Badge tone={tones[check.state]}>{copy.checks.states[check.state]}</Badge>{' '}
            <strong>{check.label}</strong>
            <br />
            {check.sentence}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
