import { describe, expect, it } from 'vitest'
import { firstNameForms } from '../names/first-name-forms.ts'
import { entSurnames, surnameForms } from '../names/surname-forms.ts'
import { compareDates, readDay } from './compare-dates.ts'
import { compareFirstNames, type EntFirstNames } from './compare-first-names.ts'
import { compareCompanies, compareFunctions } from './compare-jobs.ts'
import { compareNames } from './compare-names.ts'
import { comparePostcodes, postcodeShare } from './compare-postcodes.ts'
import { compareSurnames } from './compare-surnames.ts'
import { compareSubjects, compareTaughtClasses } from './compare-teaching.ts'
import { sumEvidence } from './evidence.ts'
import { learnLabels } from './label-map.ts'
import { nameFrequency } from './name-frequency.ts'
import { compareChildren } from './relations.ts'

const surnames = nameFrequency(
  new Map([
    ['MARTIN', 12],
    ['GOUDENOVE', 1],
    ['ROUX', 5],
    ['ROUS', 3],
  ]),
  600,
  {
    population: 1000,
    pseudo: 0.5,
  },
)
const firsts = nameFrequency(
  new Map([
    ['LEA', 20],
    ['LEO', 15],
    ['CLEMENT', 4],
    ['MARIE', 9],
  ]),
  600,
  {
    population: 300,
    pseudo: 0.5,
  },
)
const ent = (prenom: string, ...others: string[]): EntFirstNames => {
  const forms = others.map(firstNameForms)
  const main = firstNameForms(prenom)
  return { main, others: forms, sequence: [main, ...forms].map(({ glued }) => glued).join('') }
}
const surname = (school: string, nom: string, usage?: string) =>
  compareSurnames(surnameForms(school), entSurnames(nom, usage), surnames)
const first = (school: string, account: EntFirstNames) =>
  compareFirstNames(firstNameForms(school), account, firsts)

describe('the weight of a surname', () => {
  it('is greater for a rare name than for a frequent one', () => {
    expect(surname('GOUDENOVE', 'GOUDENOVE').weight).toBeGreaterThan(surname('MARTIN', 'MARTIN').weight + 3)
  })
  it('is the same for the birth name, the usage name and both', () => {
    expect(surname('GOUDENOVE', 'GOUDENOVE', 'VIDALIS').code).toBe('surname-birth')
    expect(surname('VIDALIS', 'GOUDENOVE', 'VIDALIS').code).toBe('surname-usage')
    expect(surname('VIDALIS-GOUDENOVE', 'GOUDENOVE', 'VIDALIS').code).toBe('surname-double')
  })
  it('falls with a typing error, and turns against when the writing is somebody else’s name', () => {
    expect(surname('GOUDENEVE', 'GOUDENOVE')).toMatchObject({ code: 'surname-typo' })
    expect(surname('GOUDENEVE', 'GOUDENOVE').weight).toBeGreaterThan(0)
    expect(surname('ROUS', 'ROUX').weight).toBeLessThan(0)
  })
  it('accepts a name cut at the width of the file', () => {
    expect(surname('MARTINEAU ROUSS', 'MARTINEAU ROUSSELIN').code).toBe('surname-truncated')
  })
  it('accepts one half of a double name, for less', () => {
    const half = surname('MARTIN-VIDALIS', 'VIDALIS')
    expect(half.code).toBe('surname-part')
    expect(half.weight).toBeLessThan(surname('VIDALIS', 'VIDALIS').weight)
  })
  it('accepts a particle lost from a name in one word', () => {
    expect(surname('VIDALIS', 'DUVIDALIS').weight).toBeGreaterThan(0)
  })
  it('is against when nothing agrees', () => {
    expect(surname('MARTIN', 'VIDALIS')).toMatchObject({ code: 'surname-other' })
  })
})

describe('the weight of a first name', () => {
  it('is against when a small difference makes another common first name', () => {
    expect(first('Léo', ent('Léa')).weight).toBeLessThan(0)
  })
  it('is for when a small difference makes no first name', () => {
    expect(first('Clémetn', ent('Clément'))).toMatchObject({ code: 'first-typo' })
    expect(first('Clémetn', ent('Clément')).weight).toBeGreaterThan(0)
  })
  it('knows the second first name, all of them together, an initial, a familiar form', () => {
    expect(first('Josette', ent('Marie', 'Josette')).code).toBe('first-second')
    expect(first('Marie Josette', ent('Marie', 'Josette')).code).toBe('first-several')
    expect(first('M.', ent('Marie')).code).toBe('first-initial')
    expect(first('Steph', ent('Stéphanie')).code).toBe('first-familiar')
  })
  it('says nothing when it is empty', () => {
    expect(first('', ent('Marie'))).toEqual({ code: 'first-missing', weight: 0 })
  })
})

describe('names in two fields', () => {
  it('are read swapped when that explains them better', () => {
    const school = {
      surname: surnameForms('Clément'),
      first: firstNameForms('GOUDENOVE'),
      swapped: { surname: surnameForms('GOUDENOVE'), first: firstNameForms('Clément') },
    }
    const found = compareNames(
      school,
      { surname: entSurnames('GOUDENOVE', undefined), first: ent('Clément') },
      { surname: surnames, first: firsts },
    )
    expect(found.swap).toBeLessThan(0)
    expect(found.surname.code).toBe('surname-same')
  })
})

describe('the weight of a birth date', () => {
  const weigh = (school: string, account: string) => compareDates(readDay(school), readDay(account), 1500)
  it('reads French and ISO days, and refuses a day that does not exist', () => {
    expect(readDay('14/02/2012')).toBe(20120214)
    expect(readDay('2012-02-14')).toBe(20120214)
    expect(readDay('31/02/2012')).toBe(0)
  })
  it('is strong against a stranger, weaker against a relative, who may be a twin', () => {
    const same = weigh('14/02/2012', '2012-02-14')
    expect(same?.stranger).toBeGreaterThan(10)
    expect(same?.relative).toBeLessThan(6)
  })
  it('knows day and month swapped, one digit wrong, and the 1st of January', () => {
    expect(weigh('02/11/2012', '2012-11-02')?.code).toBe('birth-same')
    expect(weigh('11/02/2012', '2012-11-02')?.code).toBe('birth-swapped')
    expect(weigh('14/02/2012', '2012-02-15')?.code).toBe('birth-digit')
    expect(weigh('01/01/2012', '2012-09-23')?.code).toBe('birth-january')
    expect(weigh('14/02/2012', '2009-07-30')?.code).toBe('birth-other')
  })
  it('says nothing when a date is missing', () => {
    expect(weigh('', '2012-02-14')).toBeUndefined()
  })
})

describe('labels of classes', () => {
  const pairs = Array.from({ length: 20 }, (_, i) =>
    i < 10 ? (['6 1', '6EME A'] as const) : (['6 2', '6EME B'] as const),
  )
  const map = learnLabels(
    pairs,
    pairs.map(([, label]) => label),
  )
  it('are learnt from sure pairs, however they are written', () => {
    expect(map.weight('6 1', '6EME A')).toBeGreaterThan(0)
    expect(map.weight('6 1', '6EME B')).toBeLessThan(-2)
  })
  it('say nothing when the label was never met', () => {
    expect(map.weight('5 3', '6EME A')).toBe(0)
  })
})

describe('the children of a guardian', () => {
  const shared = { accounts: new Map([['lea', 1]]), none: 0 }
  const gone = { accounts: new Map<string, number>(), none: 1 }
  const elsewhere = { accounts: new Map([['tom', 1]]), none: 0 }
  const weigh = (...pupils: (typeof shared)[]) =>
    compareChildren({ pupils, children: new Set(['lea']), population: 500 })
  it('are strong against a stranger and nothing against a relative', () => {
    expect(weigh(shared)?.clue.weight).toBeGreaterThan(7)
    expect(weigh(shared)?.relative).toBeLessThanOrEqual(0)
  })
  it('count against when they belong to others or left', () => {
    expect(weigh(elsewhere)?.clue).toMatchObject({ code: 'children-elsewhere' })
    expect(weigh(gone)?.clue.code).toBe('children-unmatched')
    expect(weigh(gone)?.clue.weight).toBeLessThan(-8)
  })
  it('still count for when one of them was attached by mistake', () => {
    expect(weigh(shared, elsewhere)?.clue).toMatchObject({ code: 'children-shared' })
  })
  it('say nothing when the file has no such column', () => {
    expect(compareChildren({ pupils: undefined, children: new Set(), population: 500 })).toBeUndefined()
  })
})

describe('the work of teachers, staff and tutors', () => {
  const none = learnLabels([], [])
  it('agrees on a subject cut short', () => {
    expect(compareSubjects(['ARTS PLA'], ['ARTS PLASTIQUES'], none)?.clue.code).toBe('subject-same')
  })
  it('agrees on classes beyond chance', () => {
    const question = { ent: ['6A', '5B'], classes: none, total: 20 }
    expect(compareTaughtClasses({ school: ['6A', '5B'], ...question })?.clue.weight).toBeGreaterThan(4)
    expect(compareTaughtClasses({ school: ['3C', '4D'], ...question })?.clue.weight).toBeLessThan(0)
  })
  it('compares functions by family and companies by their words', () => {
    expect(compareFunctions('CPE', 'EDUCATION')?.clue.code).toBe('function-same')
    expect(compareFunctions('Gestionnaire', 'EDUCATION')?.clue.code).toBe('function-other')
    expect(compareCompanies('SARL Garage Vidalis', 'Garage Vidalis')?.clue.code).toBe('company-same')
  })
})

describe('post codes', () => {
  it('weigh more when they are rare', () => {
    const share = postcodeShare([...Array<string>(90).fill('35000'), ...Array<string>(2).fill('35999')])
    const weigh = (code: string) => comparePostcodes(code, code, share)?.clue.weight ?? 0
    expect(weigh('35999')).toBeGreaterThan(weigh('35000'))
  })
})

describe('adding evidence', () => {
  const name = { clue: { code: 'surname-same', weight: 10 }, relative: 1 } as const
  it('leaves the names out against a homonym', () => {
    expect(sumEvidence([name, { clue: { code: 'class-same', weight: 4 }, relative: 4 }])).toMatchObject({
      stranger: 14,
      relative: 5,
      homonym: 4,
    })
  })
  it('forbids an automatic match on another first name, birth date or civility', () => {
    for (const code of ['first-other', 'birth-other', 'civility-other', 'first-missing'] as const)
      expect(sumEvidence([name, { clue: { code, weight: -8 }, relative: -8 }]).veto).toBe(true)
  })
  it('accepts another surname only for a guardian of a shared child with the same first name', () => {
    const other = { clue: { code: 'surname-other', weight: -6 }, relative: 0 } as const
    const same = { clue: { code: 'first-same', weight: 7 }, relative: 7 } as const
    const child = { clue: { code: 'children-shared', weight: 8 }, relative: 0 } as const
    expect(sumEvidence([other, same]).veto).toBe(true)
    expect(sumEvidence([other, same, child]).veto).toBe(false)
  })
})
