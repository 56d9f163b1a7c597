import { expect, test } from 'vitest'

import { captureLog } from '../testing/index.ts'

test('a logged error tells where it happened, never what it carries', () => {
  const captured = captureLog()
  const error = Object.assign(new Error('connection lost', { cause: new Error('reset') }), {
    code: '57P01',
    client: { secretKey: 4242, connectionParameters: { password: 'très-secret' } },
    detail: 'Key (name)=(MORVAN Lise) already exists.',
  })

  captured.log.warn({ err: error }, 'database connection lost')

  expect(captured.text()).toContain('57P01')
  expect(captured.text()).toContain('reset')
  expect(captured.text()).toContain('describe-error.test.ts')
  for (const secret of ['4242', 'très-secret', 'MORVAN']) expect(captured.text()).not.toContain(secret)
})
