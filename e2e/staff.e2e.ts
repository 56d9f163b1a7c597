import { describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { enterThroughEnt } from './people/enter.ts'
import { peopleOfThisFile } from './people/people.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()

describe('Claire, teacher', () => {
  it('finds her classes, and the list of the pupils of each', async () => {
    const claire = await people.arrives()
    await enterThroughEnt(claire, world.base, accounts.teacher)
    expect(claire.page.url()).toBe(`${world.base}professeur.html`)
    await claire.reads('Mme Claire LEMOINE', 'Mathématiques', 'Professeur principal')
    await claire.keeps('teacher-space')
    await claire.follows('5A')
    await claire.reads('MORVAN Lise')
    await claire.keeps('teacher-class')
  })
})

describe('Karim, school-life adviser', () => {
  it('finds a pupil by name, and whom to call', async () => {
    const karim = await people.arrives()
    await enterThroughEnt(karim, world.base, accounts.schoolLife)
    expect(karim.page.url()).toBe(`${world.base}viescolaire.html`)
    await karim.keeps('school-life-space')
    await karim.searches('Rechercher un élève', 'morvan')
    await karim.reads('MORVAN Lise', 'MORVAN Tom')
    await karim.keeps('school-life-search')
    await karim.follows(/MORVAN Lise|Lise MORVAN/)
    await karim.reads('Anne MORVAN', 'Yann MORVAN')
    await karim.keeps('school-life-pupil')
  })
})

describe('Isabelle, head of the school', () => {
  it('reads the figures of the school and finds anybody', async () => {
    const isabelle = await people.arrives()
    await enterThroughEnt(isabelle, world.base, accounts.head)
    expect(isabelle.page.url()).toBe(`${world.base}direction.html`)
    await isabelle.reads('Bonjour Mme Isabelle FAURE', 'Connexions par l’ENT', 'Élèves 469')
    await isabelle.keeps('head-space')
    await isabelle.searches('Rechercher une personne', 'lemoine')
    await isabelle.reads('LEMOINE')
    await isabelle.keeps('head-search')
  })

  it('is named the space that is hers when she asks for that of the pupils', async () => {
    const isabelle = await people.arrives()
    await enterThroughEnt(isabelle, `${world.base}eleve.html`, accounts.head)
    expect(await isabelle.heading()).toBe('Cet espace n’est pas le vôtre')
    expect(await isabelle.link(/Espace Direction/).count()).toBe(1)
  })
})
