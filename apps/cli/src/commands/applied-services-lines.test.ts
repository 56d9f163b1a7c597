import { describe, expect, test } from 'vitest'
import { appliedServicesLines } from './applied-services-lines.ts'

const applied = {
  created: ['WIKI'],
  updated: ['PRONOTECAS'],
  unchanged: ['CDI'],
  losses: [{ code: 'PRONOTECAS', people: 812 }],
  differences: [
    { code: 'WIKI', field: 'title', from: undefined, to: 'Wiki' },
    { code: 'PRONOTECAS', field: 'title', from: 'Pronote', to: 'PRONOTE' },
    { code: 'PRONOTECAS', field: 'release', from: null, to: 'pronote-identity' },
    {
      code: 'PRONOTECAS',
      field: 'population',
      from: ['National_ELV · all', 'National_TUT · all'],
      to: ['National_ELV · all', 'National_ENS · 0350000K'],
    },
  ],
}

describe('what a file of services changed', () => {
  test('is told service by service, with each field before and after, and what enters or leaves a list', () => {
    expect(appliedServicesLines(applied, true).join('\n').replaceAll('\u00a0', ' ')).toBe(
      [
        '+ WIKI : nouveau service',
        '~ PRONOTECAS',
        '    title : "Pronote" → "PRONOTE"',
        '    release : (aucun) → "pronote-identity"',
        '    - population : National_TUT · all',
        '    + population : National_ENS · 0350000K',
        '= CDI : inchangé',
        '! PRONOTECAS : plus personne ne pourra l’ouvrir, 812 personnes le perdent',
        'Simulation : rien n’est enregistré.',
      ].join('\n'),
    )
  })

  test('ends with what was done when it was', () => {
    expect(appliedServicesLines(applied, false).at(-1)).toMatch(/en accord/)
  })
})
