import { describe, expect, test } from 'vitest'
import { entryOf } from '../../test/entry-of.ts'
import { planAafDelivery } from './plan-aaf-delivery.ts'

const kinds = ['Eleve', 'PersRelEleve', 'PersEducNat', 'EtabEducNat', 'MefEducNat', 'MatiereEducNat']
const whole = kinds.map((kind) => `ENT_Complet_20260901_${kind}_0000.xml`)

function plan(...names: readonly string[]): ReturnType<typeof planAafDelivery> {
  return planAafDelivery(names.map((name) => entryOf(name, '')))
}

function codes(...names: readonly string[]): readonly string[] {
  return plan(...names).problems.map((one) => one.code)
}

describe('a delivery judged by its names', () => {
  test('a whole one has no problem and is read schools first, pupils last, by counter', () => {
    const { entries, problems } = plan(
      'ENT_Complet_20260901_Eleve_0002.xml',
      ...whole,
      'ENT_Complet_20260901_Eleve_0001.xml',
    )
    expect(problems).toEqual([])
    expect(entries.map((one) => `${one.kind} ${one.counter}`)).toEqual([
      'EtabEducNat 0000',
      'MefEducNat 0000',
      'MatiereEducNat 0000',
      'PersEducNat 0000',
      'PersRelEleve 0000',
      'Eleve 0000',
      'Eleve 0001',
      'Eleve 0002',
    ])
  })

  test('without the pupils it is refused, since they would all look gone', () => {
    const missing = plan(...whole.slice(1)).problems
    expect(missing).toMatchObject([{ code: 'aaf.kind-missing', params: { kind: 'Eleve' }, fatal: true }])
    expect(missing[0]?.reason).toBe('La livraison ne contient aucun fichier «\u00a0Eleve\u00a0».')
  })

  test('without a nomenclature it is read all the same, with a warning', () => {
    expect(plan(...whole.slice(0, 4)).problems).toMatchObject([
      { code: 'aaf.nomenclature-missing', fatal: false },
      { code: 'aaf.nomenclature-missing', fatal: false },
    ])
  })

  test('two dates, or two prefixes, are two deliveries', () => {
    expect(codes(...whole, 'ENT_Complet_20260902_Eleve_0001.xml')).toEqual(['aaf.two-deliveries'])
    expect(codes(...whole, 'AUTRE_Complet_20260901_Eleve_0001.xml')).toEqual(['aaf.two-deliveries'])
  })

  test('the same counter twice is refused, both names given', () => {
    const twice = plan(...whole, 'copie/ENT_Complet_20260901_Eleve_0000.xml').problems
    expect(twice).toMatchObject([{ code: 'aaf.duplicate-counter', fatal: true }])
    expect(twice[0]?.params).toEqual({ first: whole[0], second: 'copie/ENT_Complet_20260901_Eleve_0000.xml' })
  })

  test('a counter that is skipped is refused, at the start too', () => {
    expect(codes(...whole, 'ENT_Complet_20260901_Eleve_0002.xml')).toEqual(['aaf.counter-gap'])
    expect(codes('ENT_Complet_20260901_Eleve_0001.xml', ...whole.slice(1))).toEqual(['aaf.counter-gap'])
  })

  test('a delta has only the files in which something changes, and says its day', () => {
    const { mode, date, prefix, problems } = plan('ENT_0350000K_Delta_20260903_Eleve_0000.xml')
    expect({ mode, date, prefix, problems }).toEqual({
      mode: 'delta',
      date: '2026-09-03',
      prefix: 'ENT_0350000K',
      problems: [],
    })
  })

  test('a day that no calendar has is no day', () => {
    expect(plan('ENT_Delta_20261399_Eleve_0000.xml')).toMatchObject({ mode: 'delta', date: undefined })
  })

  test('a complete delivery and a delta are two deliveries', () => {
    expect(codes(...whole, 'ENT_Delta_20260901_Eleve_0001.xml')).toContain('aaf.two-deliveries')
  })

  test('a file beside the delivery is named and not read', () => {
    expect(plan(...whole, 'ficAlimMENESR.dtd').problems).toMatchObject([
      { code: 'aaf.unknown-file', fatal: false, file: 'ficAlimMENESR.dtd' },
    ])
  })

  test('nothing of AAF at all is refused', () => {
    expect(codes('photo.jpg')).toEqual(['aaf.unknown-file', 'aaf.nothing'])
    expect(codes()).toEqual(['aaf.nothing'])
  })
})
