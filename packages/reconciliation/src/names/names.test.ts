import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, equalsWithWildcards } from './edit-distance.ts'
import { firstNameForms } from './first-name-forms.ts'
import { foldName } from './fold-name.ts'
import { isGenericAccount } from './generic-account.ts'
import { isFamiliarFormOf } from './hypocorisms.ts'
import { phoneticKey } from './phonetic-key.ts'
import { repairText } from './repair-text.ts'
import { isOtherSpelling } from './spelling-groups.ts'
import { entSurnames, surnameForms } from './surname-forms.ts'

describe('repairing a text that went through several files', () => {
  it('undoes UTF-8 read as Windows-1252', () => {
    expect(repairText('FrÃ©dÃ©rique')).toBe('Frédérique')
    expect(repairText('TRáº¦N')).toBe('TRẦN')
  })
  it('undoes code page 850 inside a word only', () => {
    expect(repairText('Fr‚d‚ric')).toBe('Frédéric')
  })
  it('brings every blank, dash and apostrophe to the plain one', () => {
    expect(repairText('\u00a0Jean–Luc  d’Or\t')).toBe("Jean-Luc d'Or")
  })
  it('leaves a sound accented text alone', () => {
    expect(repairText('Zoé Île-d’Yeu')).toBe("Zoé Île-d'Yeu")
  })
})

describe('folding a name', () => {
  it('drops accents and opens ligatures', () => {
    expect(foldName('Œuvré-Noël')).toBe('OEUVRE NOEL')
  })
  it('keeps a damaged letter as a one-letter wildcard', () => {
    expect(foldName('Er#c')).toBe('ER?C')
    expect(foldName('BR\ufffdL\ufffd')).toBe('BR?L?')
  })
  it('treats a mark beside the name as nothing', () => {
    expect(foldName('ROUSSEL *')).toBe('ROUSSEL')
  })
  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string(), (text) => foldName(foldName(text)) === foldName(text)))
  })
})

describe('the sound of a name', () => {
  it.each([
    ['NATHALIE', 'NATALIE'],
    ['FREDERIC', 'FREDERICK'],
    ['RACHIDA', 'RASHIDA'],
    ['KOWALSKI', 'KOUALSKI'],
    ['OCEANE', 'OCEANNE'],
  ])('%s sounds like %s', (left, right) => {
    expect(phoneticKey(left)).toBe(phoneticKey(right))
  })
  it.each([
    ['LEA', 'LEO'],
    ['MARTIN', 'MOREAU'],
    ['LOUNA', 'LOUISE'],
  ])('%s does not sound like %s', (left, right) => {
    expect(phoneticKey(left)).not.toBe(phoneticKey(right))
  })
})

describe('the distance between two writings', () => {
  it('counts a letter changed, lost, added or two letters swapped as one error', () => {
    expect(editDistance('MARTIN', 'MARTEN', 2)).toBe(1)
    expect(editDistance('MARTIN', 'MARIN', 2)).toBe(1)
    expect(editDistance('MARTIN', 'MARTTIN', 2)).toBe(1)
    expect(editDistance('MARTIN', 'MRATIN', 2)).toBe(1)
  })
  it('lets a damaged letter be any letter', () => {
    expect(editDistance('ER?C', 'ERIC', 2)).toBe(0)
    expect(equalsWithWildcards('ER?C', 'ERIC')).toBe(true)
    expect(equalsWithWildcards('ER?C', 'ERICA')).toBe(false)
  })
  it('is the same both ways and never above the limit plus one', () => {
    const name = fc.stringMatching(/^[A-E]{0,9}$/)
    fc.assert(
      fc.property(name, name, (left, right) => {
        const distance = editDistance(left, right, 2)
        return (
          distance === editDistance(right, left, 2) && distance <= 3 && (distance === 0) === (left === right)
        )
      }),
    )
  })
})

describe('a surname of the school base', () => {
  it('loses the title and the role typed with it', () => {
    expect(surnameForms('MME ROUSSEL (mère)').glued).toBe('ROUSSEL')
    for (const name of ['Prévost', 'Drèze', 'Mrázek']) expect(surnameForms(name).glued).toBe(foldName(name))
  })
  it('gets back the particle put in parentheses', () => {
    expect(surnameForms('GOFF (LE)').glued).toBe('LEGOFF')
  })
  it('stands for each side of « ép. »', () => {
    expect(surnameForms('RENARD ÉP. VIAUD').alternatives).toEqual(expect.arrayContaining(['RENARD', 'VIAUD']))
  })
  it('is recognised as joint when it names two people', () => {
    expect(surnameForms('M. ET MME TEISSIER').joint).toBe(true)
    expect(surnameForms('TEISSIER').joint).toBe(false)
  })
})

describe('the surnames of an account', () => {
  it('are the birth name, the usage name and both together in the two orders', () => {
    expect(entSurnames('SIMON', 'DEVAL').whole).toEqual(
      expect.arrayContaining(['SIMON', 'DEVAL', 'SIMONDEVAL', 'DEVALSIMON']),
    )
  })
  it('may be written without the particle', () => {
    expect(entSurnames('EL FADILI', undefined).whole).toContain('FADILI')
  })
})

describe('first names', () => {
  it('are the same with a hyphen, a blank or glued', () => {
    expect(firstNameForms('Jean-Luc').glued).toBe(firstNameForms('JEAN  LUC').glued)
  })
  it('may be a mere initial', () => {
    expect(firstNameForms('C.').initial).toBe('C')
    expect(firstNameForms('Cécile').initial).toBe('')
  })
  it.each([
    ['FANNY', 'STEPHANIE'],
    ['TITI', 'THIERRY'],
    ['ISA', 'ISABELLE'],
    ['JUJU', 'JULIEN'],
  ])('%s is a familiar form of %s', (familiar, name) => {
    expect(isFamiliarFormOf(familiar, name)).toBe(true)
  })
  it('are not familiar forms of each other because they begin alike', () => {
    expect(isFamiliarFormOf('JULIEN', 'JULIE')).toBe(false)
    expect(isFamiliarFormOf('LEA', 'LEO')).toBe(false)
  })
  it('are one name in two alphabets', () => {
    expect(isOtherSpelling('ALEXANDRE', 'OLEKSANDR')).toBe(true)
    expect(isOtherSpelling('MARIAM', 'MERYEM')).toBe(true)
    expect(isOtherSpelling('MARIAM', 'MARINE')).toBe(false)
  })
})

describe('an account that is nobody’s', () => {
  it.each([
    ['REMPLACANT', 'Maths'],
    ['INFIRMERIE', ''],
    ['TEST', 'Élève'],
    ['', ''],
  ])('is recognised: %s %s', (nom, prenom) => {
    expect(isGenericAccount(nom, prenom)).toBe(true)
  })
  it('is not a person whose name is a word of the trade', () => {
    expect(isGenericAccount('PRINCIPAL', 'Anne')).toBe(false)
    expect(isGenericAccount('MARTIN', 'Prof')).toBe(false)
  })
})
