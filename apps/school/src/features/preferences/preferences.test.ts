import { expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName } from '../../testing/open-test-school.ts'

const school = await openTestSchoolWithBase()
const page = `/${pathName}/client/parametres/ent-cas`

test('identifiers of the ENT are shown once asked for, hidden again without being lost, and each change is audited once', async () => {
  const browser = await school.signedIn()
  const save = async (form: Record<string, string>) =>
    (await browser.follow(await browser.edit(page, form))).text
  expect(await save({ identifiants_ent: '1' })).toContain('La gestion des identifiants ENT est active.')
  expect(await save({ identifiants_ent: '1' })).toContain('La gestion des identifiants ENT est active.')
  expect((await school.commands.findBase(pathName))?.entIdentifiers).toBe(true)
  expect(await save({})).toContain('Les identifiants sont conservés.')
  expect((await school.commands.findBase(pathName))?.entIdentifiers).toBe(false)
  expect(await school.auditOf('ent-identifiers.activated')).toHaveLength(1)
  expect(await school.auditOf('ent-identifiers.deactivated')).toMatchObject([
    { actor: 'operator:superviseur' },
  ])
})
