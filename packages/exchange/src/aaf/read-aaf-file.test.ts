import { describe, expect, test } from 'vitest'
import { aafFile, addRequest, pupilAttributes } from '../../test/aaf-fixtures.ts'
import { collected, entryOf } from '../../test/entry-of.ts'
import type { ExchangeProblem } from '../problem/problem.ts'
import { type AafValues, changedAafValues } from './aaf-values.ts'
import { interpretAafRecord } from './interpret-aaf-record.ts'
import { planAafDelivery } from './plan-aaf-delivery.ts'
import { readAaf } from './read-aaf.ts'
import { type AafFileItem, readAafFile, reportOn } from './read-aaf-file.ts'

const family =
  '<operationalAttributes><attr name="categoriePersonne"><value>Eleve</value></attr></operationalAttributes>'
const identifier = (id: string): string => `<identifier><id>${id}</id></identifier>`

function modify(id: string, changes: string): string {
  return `<modifyRequest>${family}${identifier(id)}<modifications>${changes}</modifications></modifyRequest>`
}

const replace = (name: string, ...values: readonly string[]): string =>
  `<modification name="${name}" operation="replace">${values.map((one) => (one === '' ? '<value/>' : `<value>${one}</value>`)).join('')}</modification>`

const erase = (id: string): string => `<deleteRequest>${family}${identifier(id)}</deleteRequest>`

async function read(...requests: readonly string[]): Promise<readonly AafFileItem[]> {
  const name = 'ENT_0350000K_Delta_20260903_Eleve_0000.xml'
  const [planned] = planAafDelivery([entryOf(name, aafFile(...requests))]).entries
  if (planned === undefined) throw new Error('not planned')
  const items = await collected(readAafFile(planned, 'delta'))
  return items.filter((item) => item.kind !== 'version')
}

describe('a delta', () => {
  test('adds, changes and takes away, in the order of the file', async () => {
    const items = await read(
      addRequest('Eleve', '4100017', pupilAttributes),
      modify('4100018', replace('ENTEleveClasses', '5501$6E 3') + replace('ENTPersonMobileSMS', '')),
      erase('4100019'),
    )
    expect(items).toMatchObject([
      { kind: 'request', operation: 'add', id: '4100017', family: 'Eleve' },
      { operation: 'modify', id: '4100018' },
      { operation: 'delete', id: '4100019' },
    ])
    const changed = items[1]
    expect(changed?.kind === 'request' && [...changed.values]).toEqual([
      ['ENTEleveClasses', ['5501$6E 3']],
      ['ENTPersonMobileSMS', []],
    ])
  })

  test('an operation that is not a replacement is rejected rather than guessed', async () => {
    const change =
      '<modification name="ENTEleveClasses" operation="add"><value>5501$6E 3</value></modification>'
    expect(await read(modify('1', change), erase('2'))).toMatchObject([
      { code: 'aaf.unexpected-operation', params: { operation: 'add' }, severity: 'rejected' },
      { operation: 'delete' },
    ])
  })

  test('a request without identifier, of another family, or of no known kind is rejected alone', async () => {
    const items = await read(
      modify('', replace('sn', 'X')),
      erase('1').replaceAll('>Eleve<', '>PersRelEleve<'),
      '<renameRequest/>',
      modify('4', replace('ENTPersonJointure', '5')),
      erase('2'),
    )
    expect(items.map((item) => (item.kind === 'problem' ? item.code : item.kind))).toEqual([
      'aaf.no-identifier',
      'aaf.wrong-family',
      'aaf.unexpected-element',
      'aaf.identifier-differs',
      'request',
    ])
  })

  test('is not read as a complete delivery: everybody else would look gone', async () => {
    const entry = entryOf('ENT_Delta_20260903_Eleve_0000.xml', aafFile(erase('1')))
    expect(await collected(readAaf([entry]))).toMatchObject([{ code: 'aaf.delta-refused', fatal: true }])
  })
})

describe('a record after a change', () => {
  const before: AafValues = new Map([
    ['sn', ['Morvan']],
    ['givenName', ['Lise']],
    ['ENTEleveClasses', ['5501$6E 2']],
    ['ENTPersonDateNaissance', ['14/02/2012']],
  ])

  test('has the new values, without those that are erased, whatever the case of the names', () => {
    const changes: AafValues = new Map([
      ['enteleveclasses', ['5501$6E 3']],
      ['ENTPersonDateNaissance', []],
    ])
    expect([...changedAafValues(before, changes)]).toEqual([
      ['sn', ['Morvan']],
      ['givenName', ['Lise']],
      ['enteleveclasses', ['5501$6E 3']],
    ])
  })

  test('is understood as a whole record', async () => {
    const [item] = await read(modify('4100017', replace('ENTEleveClasses', '5501$6E 3')))
    if (item?.kind !== 'request') throw new Error('no request')
    const problems: ExchangeProblem[] = []
    const values = changedAafValues(before, item.values)
    const { record } = interpretAafRecord('Eleve', { id: item.id, values }, reportOn(item, problems))
    expect({ record, problems }).toMatchObject({
      record: {
        kind: 'pupil',
        record: { lastName: 'Morvan', classes: [{ schoolId: '5501', name: '6E 3' }] },
      },
      problems: [],
    })
  })

  test('that lost its name is no record, and the report says which line took it away', async () => {
    const [item] = await read(modify('4100017', replace('sn', '')))
    if (item?.kind !== 'request') throw new Error('no request')
    const problems: ExchangeProblem[] = []
    const values = changedAafValues(before, item.values)
    expect(interpretAafRecord('Eleve', { id: '1', values }, reportOn(item, problems)).record).toBeUndefined()
    expect(problems).toMatchObject([
      { code: 'aaf.missing-attribute', line: item.line, record: '4100017', element: 'modifyRequest' },
    ])
  })
})
