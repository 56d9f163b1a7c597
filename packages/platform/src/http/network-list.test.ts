import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNetworkList, isNetwork } from './network-list.ts'

const list = createNetworkList(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'])

test.each(['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.7', '2001:db8::5'])('%s is one of them', (address) => {
  expect(list.has(address)).toBe(true)
})

test.each(['11.0.0.1', '192.0.2.8', '2001:db9::1', '', 'localhost', '10.1.2'])(
  '%j is none of them',
  (address) => {
    expect(list.has(address)).toBe(false)
  },
)

test('what is a network makes a list, and nothing else is one', () => {
  const items = fc.oneof(
    fc.string(),
    fc.ipV4Extended(),
    fc.tuple(fc.ipV6(), fc.nat(200)).map((p) => p.join('/')),
  )
  fc.assert(
    fc.property(items, (item) => {
      if (isNetwork(item)) expect(() => createNetworkList([item])).not.toThrow()
    }),
  )
  expect(['10.0.0.0/33', '10.0.0.1/', '/8', '::1/129', '1.2.3.4/8/8', 'fe80::1%eth0'].map(isNetwork)).toEqual(
    Array.from({ length: 6 }, () => false),
  )
})
