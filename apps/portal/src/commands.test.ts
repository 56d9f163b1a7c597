import { beforeAll, describe, expect, test } from 'vitest'
import { type OpenedPortal, openPortal } from './testing/open-portal.ts'
import { loadTilleuls } from './testing/people-of-tilleuls.ts'

let portal: OpenedPortal

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
})

const person = { firstName: 'Odile', lastName: 'Larue' }

describe('an account added by a command', () => {
  test.each(['', ' ', 'odile larue', 'odilé', '.odile', 'a'.repeat(101), 'odile\n'.repeat(2)])(
    'cannot be called %j, which nobody could type',
    async (login) => {
      await expect(portal.commands.addAccount({ ...person, login })).rejects.toMatchObject({
        code: 'account.bad-login',
      })
      await expect(portal.commands.renameLogin('admin.ent', login)).rejects.toMatchObject({
        code: 'account.bad-login',
      })
    },
  )

  test('is found by the name it was given, without its spaces and capitals', async () => {
    expect(await portal.commands.addAccount({ ...person, login: ' Odile.LARUE ' })).toMatchObject({
      login: 'odile.larue',
    })
  })

  test('is put in the school of its UAI, and a school that is not in the directory is refused', async () => {
    const profiles = [{ uai: '0350000k', profile: 'Local_MDS' as const }]
    const { login } = await portal.commands.addAccount({ firstName: 'Marc', lastName: 'Huet', profiles })
    expect((await portal.commands.showAccount(login)).profiles).toMatchObject([{ profile: 'Local_MDS' }])
    const elsewhere = [{ uai: '0350009V', profile: 'Local_MDS' as const }]
    await expect(portal.commands.addAccount({ ...person, profiles: elsewhere })).rejects.toMatchObject({
      code: 'school.unknown',
    })
  })
})

describe('a role granted by a command', () => {
  test('of a school accepts the UAI in small letters, and twice is once', async () => {
    await portal.commands.grantRole('claire.lemoine', 'school', '0350000k')
    await portal.commands.grantRole('Claire.Lemoine', 'school', '0350000K')
    expect((await portal.commands.showAccount('claire.lemoine')).roles).toMatchObject([{ role: 'school' }])
  })

  test('of a school needs a school of the directory', async () => {
    for (const uai of [undefined, '', '0350009V', 'x'])
      await expect(portal.commands.grantRole('karim.roche', 'school', uai)).rejects.toMatchObject({
        code: 'school.unknown',
      })
  })

  test('of the whole portal is of no school, whatever was typed', async () => {
    await portal.commands.grantRole('karim.roche', 'platform', '0350000K')
    expect((await portal.commands.showAccount('karim.roche')).roles).toEqual([
      { role: 'platform', establishmentId: null },
    ])
  })

  test('needs an account', async () => {
    await expect(portal.commands.grantRole('personne', 'platform')).rejects.toMatchObject({
      code: 'account.unknown-login',
    })
  })
})

test('two accounts of one person become one that has the profiles of both, and never by halves', async () => {
  const { commands } = portal
  const inSchool = (profile: 'Local_MDS' | 'National_ACA') => ({
    firstName: 'Solène',
    lastName: 'Kervella',
    email: `${profile.toLowerCase()}@courriel.example`,
    profiles: [{ uai: '0350000K', profile }],
  })
  const { login: kept } = await commands.addAccount(inSchool('Local_MDS'))
  const { login: dropped } = await commands.addAccount(inSchool('National_ACA'))
  await expect(commands.mergeAccounts(kept, 'personne')).rejects.toMatchObject({
    code: 'account.unknown-login',
  })
  await expect(commands.mergeAccounts(kept, kept)).rejects.toMatchObject({ code: 'merge.unknown' })
  await commands.mergeAccounts(kept, dropped, { fromDropped: ['email'] })
  const { profiles, email } = await commands.showAccount(kept)
  expect(profiles.map(({ profile }) => profile).sort()).toEqual(['Local_MDS', 'National_ACA'])
  expect(email).toBe('national_aca@courriel.example')
  await expect(commands.mergeAccounts(kept, dropped)).rejects.toMatchObject({ code: 'merge.already' })
})
