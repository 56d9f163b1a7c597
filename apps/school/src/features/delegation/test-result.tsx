import { Alert, Badge, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { copy } from './copy.fr.ts'
import type { Check, ConnectionTest } from './test-connection.ts'

const tones = { good: 'success', note: 'warning', bad: 'danger' } as const

/** What *Tester la connexion* found, check by check. */
export function TestResult({ test }: { readonly test: ConnectionTest }): VNode {
  const { verdict, checks } = test
  return (
    <Alert tone={tones[verdict.state]} title={copy.testTitle} live id="resultat">
      <p>{verdict.sentence}</p>
      <DataTable
        caption={copy.checks.caption}
        captionHidden
        rows={checks}
        rowKey={(check) => check.label}
        stackOnPhone
        columns={[
          { key: 'label', header: copy.checks.check, rowHeader: true, cell: (check) => check.label },
          { key: 'verdict', header: copy.checks.verdict, cell: (check) => <Found check={check} /> },
        ]}
      />
    </Alert>
  )
}

const Found = ({ check }: { readonly check: Check }): VNode => (
  <>
    <Badge tone={tones[check.state]}>{copy.checks.states[check.state]}</Badge> {check.sentence}
  </>
)
