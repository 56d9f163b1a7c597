import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from './testing/open-test-school.ts'
import { type Route, routesOf } from './testing/routes-of.ts'
import { pupilsFile } from './testing/school-files.ts'

const school = await openTestSchoolWithBase()
await school.commands.importSiecle(uai, {
  pupils: pupilsFile([{ id: '1', name: 'Morvan', firstName: 'Lise' }]),
})
await school.commands.setEntIdentifiers(uai, true)
const browser = await school.signedIn()

/** What somebody types, or a program sends, in the place of an id or a word of an address. */
const oddIds = [
  '0',
  '-1',
  '1e3',
  '9'.repeat(18),
  '9'.repeat(40),
  "1'--",
  '%2e%2e',
  '%00',
  '%ff',
  'é',
  'nouveau',
  ' ',
]
const oddQuery =
  'q[]=a&q=%ff&page=-1&page[]=2&tri=__proto__&sens=toString&etat=%F0%9F%98%80&retour=//e&__proto__[x]=1'
const fieldNames = [
  'racine publies mobiles identifiant_cas nom prenom date_naissance identifiants_ent sans_cas attente session login',
  'portee modification personnes visibles nombre colonnes brouillon profil espaces automatique minutes version',
  'identifiant mot_de_passe retour adresse cas_url preset serveur espace personne motif __proto__ constructor',
].flatMap((names) => names.split(' '))

const fill = (path: string, odd: string): string =>
  path
    .replace(':base', pathName)
    .replace(':category', 'eleves')
    .replaceAll(/:\w+|\*/g, odd)
const routes = routesOf(school.app).filter(({ path }) => !/^\/(assets|health|metrics)/.test(path))
const answers = async (
  { method, path }: Route,
  url: string,
  form: Record<string, string | string[]> = {},
) => {
  const page = method === 'GET' ? await browser.get(url) : await browser.submit(url, form)
  // 503: a CAS server that a form asks to call does not answer.
  expect({ path, url, form, status: page.status }).not.toMatchObject({ status: 500 })
  return page
}

describe('no address makes the server fail', () => {
  test.each(
    routes
      .filter(({ path }) => path.includes(':') || path.includes('*'))
      .map((one) => [`${one.method} ${one.path}`, one] as const),
  )('%s', async (_, route) => {
    for (const odd of oddIds) await answers(route, fill(route.path, odd))
    await answers(route, `${fill(route.path, '1')}?${oddQuery}`)
    await answers(route, fill(route.path.replace(':base', '%c3%28'), '1'))
  })
})

describe('no form makes the server fail', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '',
      '1',
      '0',
      '-1',
      '9'.repeat(30),
      'a\0b',
      '31/02/2012',
      '//x',
      'https://[::1',
      'x'.repeat(3000),
    ),
  )
  const form = fc.dictionary(
    fc.constantFrom(...fieldNames),
    fc.oneof(value, fc.array(value, { maxLength: 3 })),
    {
      maxKeys: 6,
    },
  )
  // Signing out would end the session of this file.
  const posts = routes.filter(({ method, path }) => method === 'POST' && path !== '/deconnexion')
  test.each(posts.map((one) => [one.path, one] as const))('%s', async (_, route) => {
    await answers(route, fill(route.path, '1'))
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        await answers(route, fill(route.path, '1'), fields)
      }),
      { numRuns: 8 },
    )
  })
})

test.each([
  ['application/json', '{"identifiant": {"a": 1}, "mot_de_passe": [["x"]], "_csrf": null}'],
  ['application/json', '[1'],
  ['application/json', 'null'],
  ['text/plain', 'x'],
  ['multipart/form-data; boundary=x', '--x--'],
  ['application/x-www-form-urlencoded', 'a='.repeat(5000)],
])('a body of type %s on a form is refused without a fault', async (type, payload) => {
  for (const url of [
    '/connexion',
    `/${pathName}/client/imports/siecle-sts/siecle`,
    `/console/${pathName}/publier`,
  ]) {
    const { statusCode } = await school.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': type },
    })
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
  }
})
