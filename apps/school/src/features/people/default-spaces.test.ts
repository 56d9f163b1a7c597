import { expect, test } from 'vitest'
import { defaultSpace } from './default-spaces.ts'

test.each([
  ['teacher', undefined, 'professeurs'],
  ['pupil', undefined, 'eleves'],
  ['guardian', undefined, 'parents'],
  ['workTutor', undefined, 'entreprise'],
  ['inspector', undefined, 'academie'],
  ['staff', 'DIR', 'direction'],
  ['staff', 'edu', 'vie-scolaire'],
  ['staff', 'AES', 'accompagnant'],
  ['staff', undefined, 'vie-scolaire'],
] as const)('a person of category %s and function %s opens the space %s', (category, code, space) => {
  expect(defaultSpace(category, code)).toBe(space)
})
