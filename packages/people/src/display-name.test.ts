import { describe, expect, it } from 'vitest'
import { displayName, listName } from './display-name.ts'

describe('names on a screen', () => {
  it('are said civility, first name, last name', () => {
    expect(displayName({ civility: 'Mme', firstName: 'Odile', lastName: 'Larue' })).toBe('Mme Odile Larue')
  })

  it('say the civility as one writes it, whatever the file shouts', () => {
    expect(displayName({ civility: 'MME', firstName: 'Odile', lastName: 'Larue' })).toBe('Mme Odile Larue')
    expect(displayName({ civility: 'M', firstName: 'Jean', lastName: 'Larue' })).toBe('M. Jean Larue')
    expect(displayName({ civility: 'Dr', firstName: 'Jean', lastName: 'Larue' })).toBe('Dr Jean Larue')
  })

  it('leave no stray space for a part that is missing', () => {
    expect(displayName({ civility: '', firstName: '', lastName: ' Larue ' })).toBe('Larue')
  })

  it('are sorted by the last name in capitals, accents kept', () => {
    expect(listName({ civility: 'Mme', firstName: 'Maëlys', lastName: 'Épinette' })).toBe('ÉPINETTE Maëlys')
  })
})
