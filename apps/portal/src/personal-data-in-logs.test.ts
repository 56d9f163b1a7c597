import { captureLog } from '@preau/platform/testing'
import { expect, test } from 'vitest'
import { openBrowser } from './testing/browser.ts'
import { openPortal } from './testing/open-portal.ts'
import { loadTilleuls, testPassword } from './testing/people-of-tilleuls.ts'
import { person, smallDelivery, smallSchool } from './testing/small-delivery.ts'

const directory = '/administration/annuaire'

test('a day of work at the screens leaves no name, password, birth date or session in the log', async () => {
  const captured = captureLog()
  const portal = await openPortal({}, captured.log)
  await loadTilleuls(portal)
  const browser = openBrowser(portal.app)
  await browser.signIn('lise.morvan', 'Faux-mot-2026')
  await browser.signIn('admin.ent', testPassword)
  const { id } = await portal.commands.showAccount('lise.morvan')
  const pages = [
    '/',
    `${directory}?q=Lise%20Morvan`,
    `${directory}/${id}`,
    `${directory}/999`,
    '/inconnue?nom=Morvan',
  ]
  for (const page of pages) await browser.get(page)
  await browser.get(`${directory}/nouveau`)
  await browser.submit(`${directory}/nouveau`, {
    kind: 'Local_MDS',
    schoolId: '1',
    lastName: 'Delorme',
    firstName: 'Sabrina',
  })
  await browser.submit(`${directory}/${id}/mot-de-passe`, { motDePasse: 'Provisoire-42!' })
  await browser.get('/administration/services')
  await browser.post('/administration/services/RIEN/utilisateurs', { login: 'lise.morvan', effect: 'grant' })
  const bad = person('5', 'Brunet', 'Côme', {
    ENTPersonDateNaissance: '14/02/2015',
    ENTEleveClasses: `${smallSchool}$`,
  })
  await portal.commands.importAaf(smallDelivery({ pupils: [bad], guardians: [], staff: [] }))
  await browser.submit('/deconnexion', {})

  const written = captured.text()
  expect(written).toContain(directory)
  expect(written).not.toMatch(/morvan|lise|delorme|sabrina|brunet|vasseur|nadia/i)
  expect(written).not.toMatch(/Faux-mot|Provisoire-42|Tramway-7|2015-02-14|14\/02\/2015/)
  expect(written).not.toMatch(/preau_portal[^ "]*=|argon2/)
})
