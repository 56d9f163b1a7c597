import { describe, expect, test } from 'vitest'

import { httpRefusals } from '../http/refusals.ts'
import { securityRefusals } from '../security/refusals.ts'
import { catalogueTexts, checkTypography } from '../testing/check-typography.ts'
import { defineRefusals } from './define-refusals.ts'
import { Refusal } from './refusal.ts'

const refusals = defineRefusals({
  'service.unknown': {
    status: 404,
    title: 'Service inconnu',
    sentence: (p: { url: string }) => `L’adresse ${p.url} n’est déclarée par aucun service.`,
    next: (p: { contact: string }) => `Demandez à ${p.contact} de le déclarer.`,
  },
  'service.closed': {
    status: 403,
    title: 'Service fermé',
    sentence: 'Le service est fermé.',
    next: 'Revenez lundi.',
  },
})

describe('a refusal', () => {
  test('is written from the parameters that all its texts need', () => {
    const refusal = refusals.refuse(
      'service.unknown',
      { url: 'https://a.fr/', contact: 'Anne' },
      { detail: 'near miss' },
    )
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code: 'service.unknown', status: 404, detail: 'near miss' })
    expect(refusal.texts.sentence).toBe('L’adresse https://a.fr/ n’est déclarée par aucun service.')
    expect(refusal.texts.next).toBe('Demandez à Anne de le déclarer.')
    // @ts-expect-error: every parameter is needed
    refusals.refuse('service.unknown', { url: 'https://a.fr/' })
  })

  test('needs no parameter when its texts need none', () => {
    expect(refusals.refuse('service.closed').texts.next).toBe('Revenez lundi.')
  })
})

describe('typography', () => {
  test('the platform’s own catalogues are right', () => {
    expect(checkTypography(catalogueTexts(httpRefusals.catalogue))).toEqual([])
    expect(checkTypography(catalogueTexts(securityRefusals.catalogue))).toEqual([])
  })

  test.each(["l'élève", 'Fini !', 'Fini!', 'Reçu : 3', 'un « mot »', 'un "mot"', 'suite...'])(
    '%s is a fault',
    (text) => {
      expect(checkTypography([text])).not.toEqual([])
    },
  )

  test.each([
    'l’élève',
    'Fini\u202F!',
    'Reçu\u00A0: 3',
    'un «\u00A0mot\u00A0»',
    'suite…',
    'https://a.fr/?x=1',
    'à 18:10',
  ])('%s is right', (text) => {
    expect(checkTypography([text])).toEqual([])
  })
})
