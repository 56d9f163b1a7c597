import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clue, ClueCode, Decision } from './decision.ts'
import { columnLabel, explainClue, explainReason } from './explain.fr.ts'
import { missingColumns } from './missing-columns.ts'
import type { SchoolPerson } from './records.ts'
import { countByCategory, expectedErrors } from './statistics.ts'

const decision = (more: Partial<Decision> = {}): Decision => ({
  pronoteId: 'ABCDEFHJKMNPQRST',
  uai: '0350000K',
  categorie: 'eleve',
  outcome: 'certain',
  entId: 'E1',
  candidates: [{ entId: 'E1', score: 10, clues: [], reasons: [] }],
  reason: 'evidence-certain',
  reasons: [],
  flags: [],
  ...more,
})

describe('the expected number of errors', () => {
  it('is one in a thousand for ten bits, and adds up', () => {
    expect(expectedErrors([decision()])).toBeCloseTo(1 / 1025, 9)
    expect(expectedErrors(Array.from({ length: 1025 }, () => decision()))).toBeCloseTo(1, 9)
  })

  it('counts only what the engine decided alone', () => {
    expect(
      expectedErrors([
        decision({ reason: 'confirmed-by-hand' }),
        decision({ outcome: 'to-confirm' }),
        decision({ outcome: 'none', candidates: [] }),
      ]),
    ).toBe(0)
  })

  it('never exceeds the number of matches, whatever the scores', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true })), (scores) => {
        const decisions = scores.map((score) =>
          decision({ candidates: [{ entId: 'E1', score, clues: [], reasons: [] }] }),
        )
        const errors = expectedErrors(decisions)
        expect(errors).toBeGreaterThanOrEqual(0)
        expect(errors).toBeLessThanOrEqual(scores.length)
      }),
    )
  })
})

describe('the counts of a run', () => {
  it('are by category, and every person is in one outcome', () => {
    const counts = countByCategory([
      decision(),
      decision({ outcome: 'to-choose', flags: ['doublon'] }),
      decision({ categorie: 'responsable', outcome: 'none' }),
    ])
    expect(counts.eleve).toEqual({ people: 2, certain: 1, toConfirm: 0, toChoose: 1, none: 0, duplicates: 1 })
    expect(counts.responsable).toMatchObject({ people: 1, none: 1 })
    expect(counts.enseignant).toBeUndefined()
  })
})

describe('what a clue says', () => {
  const clue = (code: ClueCode, school?: string, ent?: string): Clue => ({
    code,
    weight: 1,
    ...(school === undefined ? {} : { school }),
    ...(ent === undefined ? {} : { ent }),
  })

  it.each<[Clue, string]>([
    [clue('surname-same'), 'Même nom'],
    [clue('surname-typo', 'CORWAL', 'CORVAL'), 'Nom presque identique (CORWAL / CORVAL)'],
    [clue('surname-typo'), 'Nom presque identique'],
    [clue('birth-same', '12/03/2014', '2014-03-12'), 'Même date de naissance, le 12/03/2014'],
    [
      clue('birth-digit', '12/03/2014', '2014-03-13'),
      'Dates de naissance à un chiffre près (12/03/2014 / 13/03/2014)',
    ],
    [
      clue('birth-other', 'illisible', '2014-03-13'),
      'Dates de naissance différentes (illisible / 13/03/2014)',
    ],
    [clue('class-same', '6°1', '6EME A'), 'Même classe (6°1 = 6EME A)'],
    [clue('class-same', '6A', '6A'), 'Même classe (6A)'],
    [clue('children-shared'), 'Rattachement à un même élève, déjà rapproché'],
  ])('%o is « %s »', (one, sentence) => {
    expect(explainClue(one)).toBe(sentence)
  })

  it('somebody who is no pupil is never said to be an old one', () => {
    expect(explainReason('left-pupil', 'eleve')).toContain('ancien élève')
    expect(explainReason('left-pupil', 'personnel')).toBe(explainReason('no-such-person', 'personnel'))
  })
})

describe('the columns that an export lacks', () => {
  const guardian: SchoolPerson = {
    identifiantPronote: 'ABCDEFHJKMNPQRST',
    uai: '0350000K',
    categorie: 'responsable',
    nom: 'CORVAL',
    prenom: 'Odile',
  }

  it('are named in French, for the school', () => {
    const labels = missingColumns('0350000K', [guardian]).map(({ column }) => columnLabel(column))
    expect(labels).toContain('Élèves rattachés')
    expect(labels).not.toContain('Classe')
  })

  it('are no longer missing when somebody has them', () => {
    const columns = missingColumns('0350000K', [guardian, { ...guardian, eleves: ['X'] }]).map(
      ({ column }) => column,
    )
    expect(columns).not.toContain('eleves')
  })
})
