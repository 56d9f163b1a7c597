import { describe, expect, inject, it } from 'vitest'
import { accounts, password } from './people/accounts.ts'
import { enterThroughEnt, passInformation } from './people/enter.ts'
import { peopleOfThisFile, phone } from './people/people.ts'
import { signIn } from './people/sign-in.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()
const space = `${world.base}eleve.html`

describe('Lise, pupil', () => {
  it('logs in to the ENT, clicks, and reads her own class and teachers', async () => {
    const lise = await people.arrives()
    await lise.opens(world.portal)
    await lise.follows('Se connecter')
    await signIn(lise, accounts.pupil)
    expect(await lise.heading()).toBe('Mon espace')
    await lise.keeps('pupil-home')
    await lise.followsToNewTab(/^Vie scolaire/)
    await passInformation(lise)
    expect(lise.page.url()).toBe(space)
    await lise.reads('Bonjour Lise', 'Classe 5A', 'Mme Claire LEMOINE', 'Mme Anne MORVAN', 'M. Yann MORVAN')
    await lise.keeps('pupil-space')
  })

  it('may ask the information page who administers the ENT, and is shown the page again until she ticks the box', async () => {
    const lise = await people.arrives()
    await lise.opens(space)
    await signIn(lise, accounts.pupil)
    await lise.follows('Contacter les administrateurs de votre ENT')
    await lise.reads('Nadia Berthelot')
    await lise.keeps('pupil-administrators')
    await lise.opens(space)
    expect(await lise.heading()).toBe('Vous allez ouvrir « Vie scolaire »')
  })

  it('keeps the address she asked for through the whole trip, without the ticket', async () => {
    const lise = await people.arrives()
    const asked = `${space}?rubrique=devoirs&semaine=46`
    await enterThroughEnt(lise, asked, accounts.pupil)
    expect(lise.page.url()).toBe(asked)
  })

  it('CAS-049, CAS-053: who logs out of the ENT is soon out of her space too', async () => {
    const lise = await people.arrives()
    await enterThroughEnt(lise, space, accounts.pupil)
    const state = async () => (await lise.context.request.get(space, { maxRedirects: 0 })).status()
    expect(await state()).toBe(200)
    await lise.opens(`${world.portal}/cas/logout`)
    await expect.poll(state, { timeout: 30_000, interval: 250 }).toBe(302)
  })

  it('finds her space from the common page', async () => {
    const lise = await people.arrives()
    await enterThroughEnt(lise, world.base, accounts.pupil)
    expect(lise.page.url()).toBe(space)
  })

  it('is told which space is hers when she asks for another', async () => {
    const lise = await people.arrives()
    await enterThroughEnt(lise, `${world.base}parent.html`, accounts.pupil)
    expect(await lise.heading()).toBe('Cet espace n’est pas le vôtre')
    await lise.keeps('pupil-wrong-space')
    await lise.follows(/Espace Élèves/)
    await passInformation(lise)
    expect(lise.page.url()).toBe(space)
  })

  it('reaches the local form with ?login=true, where her ENT password opens nothing', async () => {
    const lise = await people.arrives()
    await lise.opens(`${space}?login=true`)
    await lise.keeps('pupil-local-form')
    await lise.fills('Identifiant', accounts.pupil)
    await lise.fills('Mot de passe', password)
    await lise.presses('Se connecter')
    await lise.reads('Votre identifiant ou votre mot de passe est incorrect')
    await lise.keeps('pupil-local-form-refused')
    await lise.follows('Entrer par l’ENT')
    await signIn(lise, accounts.pupil)
    await passInformation(lise)
    expect(lise.page.url()).toBe(space)
  })

  it('closes her space and comes back without a password, since the ENT still knows her', async () => {
    const lise = await people.arrives()
    await enterThroughEnt(lise, space, accounts.pupil)
    await lise.presses('Se déconnecter')
    await lise.reads('Vous êtes déconnecté', 'Votre session de l’ENT, elle, reste ouverte')
    await lise.keeps('pupil-signed-out')
    await lise.follows('Revenir à mon espace')
    await passInformation(lise)
    expect(lise.page.url()).toBe(space)
  })

  it('closes the ENT too, and then needs her password', async () => {
    const lise = await people.arrives()
    await enterThroughEnt(lise, space, accounts.pupil)
    await lise.presses('Se déconnecter')
    await lise.follows('Se déconnecter de l’ENT')
    await lise.reads('Déconnexion terminée')
    await lise.keeps('pupil-signed-out-of-ent')
    await lise.opens(space)
    expect(await lise.heading()).toBe('Connexion')
  })

  it('reads everything on a phone without scrolling sideways', async () => {
    const lise = await people.arrives(phone)
    await lise.opens(world.portal)
    await lise.follows('Se connecter')
    await lise.keeps('phone-log-in')
    await signIn(lise, accounts.pupil)
    await lise.keeps('phone-pupil-home')
    expect(await lise.overflow()).toBe(0)
    await lise.followsToNewTab(/^Vie scolaire/)
    await lise.keeps('phone-information')
    expect(await lise.overflow()).toBe(0)
    await passInformation(lise)
    await lise.reads('Bonjour Lise')
    await lise.keeps('phone-pupil-space')
    expect(await lise.overflow()).toBe(0)
  })
})
