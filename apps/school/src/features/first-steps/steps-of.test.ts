import { describe, expect, it } from 'vitest'
import { type StepFacts, stepsOf } from './steps-of.ts'

const empty: StepFacts = {
  pupils: 0,
  guardians: 0,
  teachers: 0,
  staff: 0,
  delegation: undefined,
  entIdentifiers: false,
  exportedAt: undefined,
  published: false,
  entered: false,
}
const complete: StepFacts = {
  pupils: 469,
  guardians: 778,
  teachers: 38,
  staff: 29,
  delegation: { server: 'https://cas.ent.example', spaces: 9, byIdentifier: true },
  entIdentifiers: true,
  exportedAt: new Date('2026-09-01T08:00:00Z'),
  published: true,
  entered: true,
}
const states = (facts: StepFacts) => stepsOf(facts).map(({ name, state }) => `${name} ${state}`)

describe('the way of a base to the ENT', () => {
  it('begins with the import when the base is empty', () => {
    expect(states(empty)).toEqual([
      'siecle current',
      'sts todo',
      'delegation todo',
      'identifiers todo',
      'export todo',
      'publish todo',
      'entered todo',
    ])
  })

  it('is over, and no list any more, when somebody has come in', () => {
    expect(stepsOf(complete)).toEqual([])
  })

  it('keeps a step that was done out of turn as done, and points at the first that is missing', () => {
    expect(states({ ...complete, delegation: undefined, entered: false })).toEqual([
      'siecle done',
      'sts done',
      'delegation current',
      'identifiers done',
      'export done',
      'publish done',
      'entered todo',
    ])
  })

  it('does not take a delegation without spaces for one that is done', () => {
    const delegation = { server: 'https://cas.ent.example', spaces: 0, byIdentifier: true }
    expect(states({ ...complete, delegation })).toContain('delegation current')
  })

  it('asks for no identifiers where people are recognised otherwise', () => {
    const delegation = { server: 'https://cas.ent.example', spaces: 9, byIdentifier: false }
    const facts = { ...complete, delegation, entIdentifiers: false, exportedAt: undefined }
    expect(stepsOf(facts)).toEqual([])
    expect(states({ ...facts, entered: false }).map((one) => one.split(' ')[0])).toEqual([
      'siecle',
      'sts',
      'delegation',
      'publish',
      'entered',
    ])
  })

  it('comes back in a new year whose identifiers were not given yet', () => {
    expect(states({ ...complete, exportedAt: undefined })).toContain('export current')
  })
})
