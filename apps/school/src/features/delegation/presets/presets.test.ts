import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../../testing/open-test-school.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
const list = '/hebergement/ents'
const delegation = `/console/${pathName}/delegation`
let host: Browser
let supervisor: Browser

beforeAll(async () => {
  await commands.addOperator({ login: 'hote', displayName: 'Hôte', password, bases: 'all' })
  host = await school.signedIn('hote')
  supervisor = await school.signedIn()
})

const presetOf = (name: string) =>
  db.selectFrom('ent_preset').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const stored = () =>
  db.selectFrom('cas_delegation').select(['ent_preset_id', 'server_url']).executeTakeFirstOrThrow()

test('a supervisor sees nothing of the list of the host', async () => {
  expect((await supervisor.get(list)).status).toBe(403)
  expect((await supervisor.submit(`${list}/restaurer`, {})).status).toBe(403)
})

test('an ENT is added, offered to supervisors first, and its log-in address is shown', async () => {
  const wrong = await host.submit(`${list}/nouveau`, { nom: '', url: 'cas.neuf' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Donnez un nom')
  const form = { nom: 'ENT Neuf', url: 'https://www.ent-neuf.fr/connexion/' }
  expect((await host.submit(`${list}/nouveau`, form)).status).toBe(303)
  const page = await host.get(list)
  expect(page.text).toContain(
    'ENT Neuf Ajouté ici https://www.ent-neuf.fr/connexion https://www.ent-neuf.fr/connexion/login aucune base',
  )
  expect((await supervisor.get(delegation)).text).toContain('ENT Neuf')
  const again = await host.submit(`${list}/nouveau`, form)
  expect(again.status).toBe(422)
  expect(again.text).toContain('porte déjà ce nom')
  expect((await school.auditOf('preset.created')).at(-1)).toMatchObject({ data: { name: 'ENT Neuf' } })
})

test('a changed address moves no base: each is told, keeps what it copied, and takes the new one by choosing again', async () => {
  const preset = await presetOf('Agora06')
  await commands.configureDelegation(uai, { serverUrl: 'https://cas.agora06.fr', spaces: ['eleves'] })
  expect(await stored()).toMatchObject({ ent_preset_id: preset.id })
  const saved = await host.submit(`${list}/${preset.id}`, {
    nom: 'Agora 06',
    url: 'https://cas2.agora06.fr/login',
    version: String(preset.version),
  })
  expect(saved.status).toBe(303)
  expect((await host.get(list)).text).toContain('1 base, dont 1 à une autre adresse')
  const page = await supervisor.get(delegation)
  expect(page.text).toContain('a changé l’adresse de « Agora 06 »')
  expect(page.body).toContain('value="https://cas.agora06.fr"')
  expect(await stored()).toMatchObject({ server_url: 'https://cas.agora06.fr' })
  await commands.configureDelegation(uai, { serverUrl: 'https://cas2.agora06.fr', spaces: ['eleves'] })
  expect((await supervisor.get(delegation)).text).not.toContain('a changé l’adresse')
})

test('two hosts on one ENT lose nothing', async () => {
  const preset = await presetOf('Webcollege')
  const change = (nom: string) =>
    host.submit(`${list}/${preset.id}`, { nom, url: preset.cas_url, version: String(preset.version) })
  expect((await change('Webcollège')).status).toBe(303)
  const late = await change('Web collège')
  expect(late.status).toBe(409)
  expect(late.text).toContain('ont été modifiés entre-temps Dernière modification par hote')
  expect((await presetOf('Webcollège')).id).toBe(preset.id)
})

test('an ENT that is removed leaves its bases where they are, and a former state that named it can be applied', async () => {
  const preset = await presetOf('Agora 06')
  const draft = `/console/${pathName}/brouillon`
  await supervisor.submit(draft, {})
  const page = await host.get(`${list}/${preset.id}`)
  expect(page.text).toContain('1 base l’emploie : rien n’y change')
  expect((await host.submit(`${list}/${preset.id}/retirer`, {})).status).toBe(303)
  expect((await host.get(`${list}/${preset.id}`)).status).toBe(404)
  expect(await stored()).toEqual({ ent_preset_id: null, server_url: 'https://cas2.agora06.fr' })
  const told = await supervisor.get(delegation)
  expect(told.text).toContain('L’hébergeur a retiré « Agora 06 » de la liste des ENT')
  expect(told.text.replaceAll('« Agora 06 »', '')).not.toContain('Agora 06')
  await supervisor.submit(`${draft}/relu`, {})
  expect((await supervisor.edit(`${draft}/appliquer`, {})).status).toBe(303)
  expect(await stored()).toEqual({ ent_preset_id: null, server_url: 'https://cas2.agora06.fr' })
  expect((await supervisor.get(delegation)).text).not.toContain('L’hébergeur a retiré')
})

test('the list comes back as it was shipped, and what the host added stays', async () => {
  const page = await host.submit(`${list}/restaurer`, {})
  expect((await host.follow(page)).text).toContain('2 ENT remis en place')
  expect(await presetOf('Agora06')).toMatchObject({ cas_url: 'https://cas.agora06.fr', removed: false })
  expect(await presetOf('Webcollege')).toMatchObject({ removed: false })
  expect((await host.get(list)).text).toContain('ENT Neuf')
  const again = await host.submit(`${list}/restaurer`, {})
  expect((await host.follow(again)).text).toContain('déjà complète')
})

test('an own ENT that is removed is gone, and an address that is none is refused', async () => {
  const { id } = await presetOf('ENT Neuf')
  expect((await host.submit(`${list}/${id}/retirer`, {})).status).toBe(303)
  await expect(presetOf('ENT Neuf')).rejects.toThrow()
  for (const odd of [id, 'x', '99999999999999999999'])
    expect((await host.submit(`${list}/${odd}/retirer`, {})).status).toBe(404)
})
