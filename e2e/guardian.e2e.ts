import { describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { enterThroughEnt } from './people/enter.ts'
import { birthDateOf } from './people/demo-school.ts'
import { peopleOfThisFile, phone } from './people/people.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()
const space = `${world.base}parent.html`

describe('Anne, guardian of two pupils', () => {
  it('finds both children, each with their class and their teachers', async () => {
    const anne = await people.arrives()
    await enterThroughEnt(anne, world.base, accounts.guardian)
    expect(anne.page.url()).toBe(space)
    await anne.reads('Mme Anne MORVAN', 'Lise MORVAN', 'Classe 5A', 'M. Yann MORVAN')
    await anne.keeps('guardian-first-child')
    await anne.follows('Tom')
    await anne.reads('Tom MORVAN', birthDateOf('Tom', 'Morvan'))
    expect(await anne.text()).toMatch(/Classe 6[A-E]/)
    await anne.keeps('guardian-second-child')
  })

  it('does not read the file of a child who is not hers, whatever she writes in the address', async () => {
    const anne = await people.arrives()
    await enterThroughEnt(anne, space, accounts.guardian)
    const href = (await anne.link('Tom').getAttribute('href')) ?? ''
    const asked = new URL(href, anne.page.url())
    const own = [...asked.searchParams].find(([, value]) => /^\d+$/.test(value))
    if (own === undefined) throw new Error(`the address names no child: ${href}`)
    for (const other of [Number(own[1]) + 1, Number(own[1]) + 2, 1]) {
      asked.searchParams.set(own[0], String(other))
      await anne.opens(asked.href)
      expect(await anne.text()).toMatch(/Lise MORVAN|Tom MORVAN|introuvable|n’existe/)
      expect(await anne.heading()).not.toMatch(/erreur/i)
    }
  })

  it('reads both children on a phone', async () => {
    const anne = await people.arrives(phone)
    await enterThroughEnt(anne, space, accounts.guardian)
    await anne.keeps('phone-guardian-first-child')
    expect(await anne.overflow()).toBe(0)
    await anne.follows('Tom')
    expect(await anne.overflow()).toBe(0)
    await anne.keeps('phone-guardian-second-child')
  })
})
