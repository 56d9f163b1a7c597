import { expect, test } from 'vitest'
import { openTestSchoolWithBase } from '../../testing/open-test-school.ts'
import { spaceOfPage } from './spaces.ts'

const school = await openTestSchoolWithBase()

test('the UAI leads to the path name, with the rest of the address and its query', async () => {
  const page = await school.browser().get('/0350000K/pronote/eleve.html?fd=1')
  expect(page).toMatchObject({ status: 302, location: '/0350000X/pronote/eleve.html?fd=1' })
})

test('the path name is found whatever the case, and written in one way', async () => {
  expect(await school.browser().get('/0350000x/quelque-chose')).toMatchObject({
    status: 302,
    location: '/0350000X/quelque-chose',
  })
})

test('a short path name is not taken for the beginning of another word of the address', async () => {
  await school.commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes', pathName: 'Co' })
  expect((await (await school.signedIn()).get('/console/co?a=/co')).location).toBe('/console/Co?a=/co')
  expect((await school.browser().get('/co/pronote/')).location).toBe('/Co/pronote/')
})

test.each(['/0350000X', '/0350000X/'])('%s leads to the root of the base', async (url) => {
  expect(await school.browser().get(url)).toMatchObject({ status: 302, location: '/0350000X/pronote/' })
})

test('an unknown base is a clear page, not a fault', async () => {
  const page = await school.browser().get('/0350001J/pronote/')
  expect(page.status).toBe(404)
  expect(page.text).toContain('Aucun établissement de ce serveur ne répond à l’adresse « 0350001J »')
})

test.each(['/%00/pronote/', '/..%2f..%2fetc/passwd', '/0350000X%27--/', `/${'a'.repeat(400)}/`])(
  'a strange address is refused without a fault: %s',
  async (url) => {
    const page = await school.browser().get(url)
    expect(page.status).toBeGreaterThanOrEqual(400)
    expect(page.status).toBeLessThan(500)
  },
)

test('a page name belongs to one space, mobile or not', () => {
  expect(spaceOfPage('eleve.html')).toEqual({ space: 'eleves', mobile: false })
  expect(spaceOfPage('mobile.parent.html')).toEqual({ space: 'parents', mobile: true })
  expect(spaceOfPage('')).toEqual({ space: 'commune', mobile: false })
  expect(spaceOfPage('admin.html')).toBeUndefined()
})
