import { expect, test } from 'vitest'
import { openBrowser } from '../../testing/browser.ts'
import { loginUrl, openCasPortal, wikiUrl } from '../../testing/cas-portal.ts'

test('the operator sees tickets, validations by result and refusals by reason', async () => {
  const portal = await openCasPortal()
  const ticket = await portal.ticketFor(wikiUrl)
  await portal.validate('serviceValidate', { service: wikiUrl, ticket })
  await portal.validate('serviceValidate', { service: wikiUrl, ticket })
  await openBrowser(portal.app).get(loginUrl('https://inconnu.test/'))
  const { body } = await portal.app.inject({ method: 'GET', url: '/metrics' })
  expect(body).toMatch(/preau_cas_tickets_total\{.*sso_type="cas".*\} 1/)
  expect(body).toMatch(/preau_cas_validations_total\{.*result="OK".*\} 1/)
  expect(body).toMatch(/preau_cas_validations_total\{.*result="INVALID_TICKET".*\} 1/)
  expect(body).toMatch(/preau_cas_refusals_total\{.*reason="service-undeclared".*\} 1/)
})
