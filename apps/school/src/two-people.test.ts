import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { spaces } from './features/bases/index.ts'
import { seenField } from './frame/seen.ts'
import type { Browser, Page } from './testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from './testing/open-test-school.ts'

/*
 * Two people who edit the same thing: the second one sees what the first one changed and chooses; nothing is lost in
 * silence.
 */
const school = await openTestSchoolWithBase()
const { commands } = school
await commands.addOperator({ login: 'adjointe', displayName: 'Nadia Adjointe', password, bases: [uai] })
const console_ = `/console/${pathName}`
const draft = `${console_}/brouillon`
let first: Browser
let second: Browser

beforeAll(async () => {
  first = await school.signedIn()
  second = await school.signedIn('adjointe')
})

type Fields = Readonly<Record<string, string | readonly string[]>>

const printIn = (page: Page): string =>
  new RegExp(`name="${seenField}" value="([^"]+)"`).exec(page.body)?.[1] ?? ''
const choices = Object.fromEntries(spaces.map((space) => [`espace-${space}`, 'cas']))
const attributes = { commun: 'subject', attribut_identifiant: 'idPronote' }

interface Edited {
  readonly name: string
  readonly path: string
  readonly one: Fields
  readonly other: Fields
  /** What the second is shown: setting, stored, typed. */
  readonly difference: string
  /** Shows that the value of the second is there in the end. */
  readonly end: string
}

const delegation = (url: string): Fields => ({ delegation: '1', ent: '', url, ...attributes, ...choices })
const federation = (sha1: string): Fields => ({ source: 'url', metadonnees_url: '', ...attributes, sha1 })
const publication = (racine: string): Fields => ({ racine, publies: ['commune', 'eleves'], mobiles: [] })
const settings = (at: string, where: string): readonly Edited[] => [
  {
    name: `${where}: publication`,
    path: `${at}/publication`,
    one: publication('premiere'),
    other: publication('seconde'),
    difference: 'Racine premiere seconde',
    end: 'value="seconde"',
  },
  {
    name: `${where}: CAS`,
    path: `${at}/delegation`,
    one: delegation('https://cas.premier.exemple'),
    other: delegation('https://cas.second.exemple'),
    difference: 'URL du serveur CAS https://cas.premier.exemple https://cas.second.exemple',
    end: 'value="https://cas.second.exemple"',
  },
  {
    name: `${where}: Ws-Federation`,
    path: `${at}/delegation/ws-federation`,
    one: { ...federation(''), demander_mot_de_passe: '1' },
    other: federation('1'),
    difference: 'signatures SHA-1 acceptées non oui',
    end: 'name="sha1"',
  },
]
const edited = [...settings(console_, 'in force'), ...settings(draft, 'draft')]

beforeEach(async () => {
  await first.submit(`${draft}/abandonner`, {})
  await first.submit(draft, {})
})

test.each(edited)('$name: the second sees what the first changed, and chooses', async (form) => {
  const seen = { [seenField]: printIn(await second.get(form.path)) }
  expect(seen[seenField]).not.toBe('')
  const mine = { [seenField]: printIn(await first.get(form.path)) }
  expect((await first.submit(form.path, { ...form.one, ...mine })).status).toBe(303)
  const late = await second.submit(form.path, { ...form.other, ...seen })
  expect(late.status).toBe(409)
  expect(late.text).toContain('par superviseur')
  expect(late.text).toContain(form.difference)
  const now = { [seenField]: printIn(late) }
  expect((await second.submit(form.path, { ...form.other, ...now })).status).toBe(303)
  expect((await second.get(form.path)).body).toContain(form.end)
})

test('two people who edit two parts of one draft keep both', async () => {
  const [one, other] = [`${draft}/publication`, `${draft}/delegation`]
  const prints = [printIn(await first.get(one)), printIn(await second.get(other))]
  const saved = await Promise.all([
    first.submit(one, { ...publication('ensemble'), [seenField]: prints[0] ?? '' }),
    second.submit(other, { ...delegation('https://cas.ensemble.exemple'), [seenField]: prints[1] ?? '' }),
  ])
  expect(saved.map(({ status }) => status)).toEqual([303, 303])
  const { text } = await first.get(draft)
  expect(text).toContain('ensemble')
  expect(text).toContain('https://cas.ensemble.exemple')
})

test('*Paramètres de sécurité* of a draft are held to what was seen too', async () => {
  const path = `${draft}/securite`
  const form = { inactivite: '30', duree: '8', essais: '10', attente: '15', longueur: '12' }
  const version = async () => /name="version" value="(\d+)"/.exec((await second.get(path)).body)?.[1] ?? ''
  const seen = await version()
  expect((await first.submit(path, { ...form, version: seen })).status).toBe(303)
  expect((await second.submit(path, { ...form, duree: '9', version: seen })).status).toBe(409)
  expect((await second.submit(path, { ...form, duree: '9', version: await version() })).status).toBe(303)
})

describe('a draft that was changed under the eyes of who presses a button', () => {
  test.each(['appliquer', 'abandonner'])('« %s » does nothing, and shows the draft as it is', async (act) => {
    const seen = { [seenField]: printIn(await second.get(draft)) }
    await first.submit(`${draft}/publication`, publication(`relu-${act}`))
    const late = await second.submit(`${draft}/${act}`, seen)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Le brouillon a été modifié par superviseur')
    expect(late.text).toMatch(/Racine \S+ relu-/)
    expect((await second.submit(`${draft}/${act}`, { [seenField]: printIn(late) })).status).toBe(303)
    expect((await second.get(draft)).text).toContain('Aucune modification en préparation')
  })

  test('what was read again is what was there to read', async () => {
    await second.get(draft)
    await first.submit(`${console_}/publication`, publication('une'))
    const { text, body } = await second.get(draft)
    expect(text).toContain('ont été changés depuis')
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
    await first.submit(`${console_}/publication`, publication('deux'))
    await second.submit(`${draft}/relu`, { version })
    expect((await second.submit(`${draft}/appliquer`, {})).status).toBe(409)
  })
})
