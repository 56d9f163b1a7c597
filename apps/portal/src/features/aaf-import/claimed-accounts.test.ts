import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import {
  person,
  pupil,
  type SmallDelivery,
  smallDelivery,
  smallSchool,
} from '../../testing/small-delivery.ts'
import { uploadDelivery } from '../../testing/upload-delivery.ts'

let portal: OpenedPortal
/** Administrator of 0350000K alone. */
let ours: Browser

const teaching = { ENTPersonFonctions: `${smallSchool}$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES` }
const withIne = (one: ReturnType<typeof pupil>) => ({
  ...one,
  attributes: { ...one.attributes, ENTEleveINE: '1234567890A' },
})

/** Whom 0350000K has, as `loadTilleuls` left them. */
const lise = pupil('1', 'Morvan', 'Lise', ['2$10$1$1$1$0'])
const here = {
  pupils: [lise],
  guardians: [person('2', 'Morvan', 'Anne')],
  staff: [
    person('3', 'Lemoine', 'Claire', teaching),
    person('4', 'Roche', 'Karim', { ENTPersonFonctions: `${smallSchool}$EDU$EDUCATION$$` }),
  ],
}

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await portal.commands.importAaf(
    smallDelivery({
      uai: '0350001L',
      pupils: [withIne(pupil('50', 'Partie', 'Maud', ['60$20$1$1$1$0'])), pupil('51', 'Mobile', 'Jean', [])],
      guardians: [person('60', 'Partie', 'Guy')],
      staff: [person('30', 'Ailleurs', 'Zoé', { ...teaching, mail: 'zoe@exemple.fr' })],
    }),
  )
  ours = openBrowser(portal.app)
  await ours.signIn('admin.ent', testPassword)
})

beforeEach(async () => {
  await portal.commands.importAaf(smallDelivery(here), { acceptedDepartures: 'all' })
})

async function deliver(more: Partial<Omit<SmallDelivery, 'uai'>>): Promise<Page> {
  const entries = smallDelivery({
    pupils: [...here.pupils, ...(more.pupils ?? [])],
    guardians: [...here.guardians, ...(more.guardians ?? [])],
    staff: [
      ...(more.staff ?? []),
      ...here.staff.filter(({ id }) => !more.staff?.some((one) => one.id === id)),
    ],
  })
  const files = await Promise.all(
    entries.map(async ({ name, open }) => ({ name, bytes: await bytesOf(open()) })),
  )
  return uploadDelivery(portal, ours, files)
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(stream))
}

async function oursHas(login: string): Promise<boolean> {
  const { profiles } = await portal.commands.showAccount(login)
  return profiles.some(({ school }) => school.includes('0350000K'))
}

describe('a school administrator who delivers the key or the INE of somebody of another school', () => {
  test.each([
    [
      'a teacher by their key',
      { staff: [person('30', 'Voulue', 'Zoé', teaching)] },
      'VOULUE Zoé',
      'zoe.ailleurs',
    ],
    [
      'a teacher by key and name alone',
      { staff: [person('30', 'Ailleurs', 'Zoé', teaching)] },
      'AILLEURS Zoé',
      'zoe.ailleurs',
    ],
    ['a pupil by their key', { pupils: [pupil('51', 'Autre', 'Jean', [])] }, 'AUTRE Jean', 'jean.mobile'],
    [
      'a pupil by their INE',
      { pupils: [withIne(pupil('99', 'Autre', 'Maud', []))] },
      'AUTRE Maud',
      'maud.partie',
    ],
    [
      'a guardian by their key',
      { pupils: [pupil('98', 'Neuf', 'Léo', ['60$20$1$1$1$0'])], guardians: [person('60', 'Neuf', 'Guy')] },
      'NEUF Guy',
      'guy.partie',
    ],
  ])('%s does not gain the account, and reads why', async (_, more, name, victim) => {
    const before = await portal.commands.showAccount(victim)
    const { text } = await deliver(more)
    expect(text).toContain('La livraison est importée.')
    expect(text).toContain(`La fiche de ${name} porte la clé ou l’INE d’un compte d’un autre établissement`)
    expect(text).toContain('demandez à l’exploitant du portail')
    expect(await portal.commands.showAccount(victim)).toEqual(before)
  })

  test('a guardian cited by a pupil, and described nowhere, is not gained either', async () => {
    const before = await portal.commands.showAccount('guy.partie')
    await deliver({ pupils: [pupil('97', 'Neuve', 'Ève', ['60$20$1$1$1$0'])] })
    expect(await portal.commands.showAccount('guy.partie')).toEqual(before)
  })

  test('an identity that agrees is attached: birth date of a pupil, e-mail address of a teacher', async () => {
    const zoe = person('30', 'AILLEURS', 'Zoé', { ...teaching, mail: 'Zoe@exemple.fr' })
    const { text } = await deliver({ pupils: [pupil('51', 'Mobile', 'Jean', [])], staff: [zoe] })
    expect(text).not.toContain('La fiche de')
    expect([await oursHas('jean.mobile'), await oursHas('zoe.ailleurs')]).toEqual([true, true])
  })

  test('those whom the school already has are corrected as before', async () => {
    await deliver({ staff: [person('3', 'Le Moine', 'Claire', teaching)] })
    expect(await portal.commands.showAccount('claire.lemoine')).toMatchObject({ name: 'LE MOINE Claire' })
  })

  test('the command line attaches by the key, as it always did', async () => {
    const staff = [...here.staff, person('30', 'Renommée', 'Zoé', teaching)]
    await portal.commands.importAaf(smallDelivery({ ...here, staff }), { acceptedDepartures: 'all' })
    expect(await portal.commands.showAccount('zoe.ailleurs')).toMatchObject({ name: 'RENOMMÉE Zoé' })
  })
})
