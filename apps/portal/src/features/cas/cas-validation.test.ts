import { captureLog } from '@preau/platform/testing'
import { sha256 } from '@preau/platform'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CasPortal, openCasPortal, pronoteUrl, wikiUrl } from '../../testing/cas-portal.ts'

const captured = captureLog()
let portal: CasPortal
let teacherId: string
let pupilId: string

beforeAll(async () => {
  portal = await openCasPortal(captured.log)
  teacherId = (await portal.commands.showAccount('claire.lemoine')).entId
  pupilId = (await portal.commands.showAccount('lise.morvan')).entId
})

const codeOf = (body: string): string | undefined => /code="([A-Z_]+)"/.exec(body)?.[1]
const validated = (ticket: string, service = wikiUrl) =>
  portal.validate('serviceValidate', { service, ticket })

async function identify(
  login: string,
  ids: readonly [uai: string, category: string, id: string][],
): Promise<void> {
  for (const [uai, category, id] of ids) {
    await sql`insert into pronote_identifier (account_id, establishment_id, category, pronote_id, created_at)
      select a.id, e.id, ${category}, ${id}, now() from account a, establishment e
      where a.login = ${login} and e.uai = ${uai}`.execute(portal.db)
  }
}

describe('a good ticket', () => {
  test('CAS-076: /serviceValidate answers who it is, in exact XML, with status 200', async () => {
    const answer = await validated(await portal.ticketFor(wikiUrl))
    expect(answer.status).toBe(200)
    expect(answer.type).toBe('application/xml; charset=utf-8')
    expect(answer.body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess>' +
        `<cas:user>${teacherId}</cas:user></cas:authenticationSuccess></cas:serviceResponse>`,
    )
  })

  test('CAS-163: /p3/serviceValidate adds when and how the person logged in, and nothing else', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const { body } = await portal.validate('p3/serviceValidate', { service: wikiUrl, ticket })
    expect(body).toContain(
      `<cas:attributes><cas:authenticationDate>${portal.clock.now().toISOString()}</cas:authenticationDate>` +
        '<cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>' +
        '<cas:isFromNewLogin>false</cas:isFromNewLogin></cas:attributes>',
    )
  })

  test('CAS-064, CAS-066: /validate answers yes and the principal, each on its line', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    expect(await portal.validate('validate', { service: wikiUrl, ticket })).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: `yes\n${teacherId}\n`,
    })
  })

  test('CAS-074: format=JSON is obeyed', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const { type, body } = await portal.validate('serviceValidate', {
      service: wikiUrl,
      ticket,
      format: 'JSON',
    })
    expect(type).toBe('application/json; charset=utf-8')
    expect(JSON.parse(body)).toEqual({ serviceResponse: { authenticationSuccess: { user: teacherId } } })
  })

  test('the case of the UAI in the host or path does not matter, as school servers change it', async () => {
    const service = `${wikiUrl}0350000k/`
    const ticket = await portal.ticketFor(service)
    const { body } = await validated(ticket, 'https://WIKI.exemple.fr/0350000K/')
    expect(body).toContain(teacherId)
  })
})

describe('a compatible PRONOTE service', () => {
  test('gets the identifiant PRONOTE of its school at both end-points, and nothing of another school', async () => {
    await portal.db
      .insertInto('establishment')
      .values({
        uai: '0350001L',
        name: 'Autre',
        academy: '',
        created_at: new Date(0),
        updated_at: new Date(0),
      })
      .execute()
    await identify('lise.morvan', [
      ['0350000K', 'pupil', 'D7FR34N5EPVM9QKT'],
      ['0350001L', 'pupil', 'AUTREECO23456789'],
    ])
    for (const endPoint of ['serviceValidate', 'p3/serviceValidate']) {
      const ticket = await portal.ticketFor(pronoteUrl, 'lise.morvan')
      const { body } = await portal.validate(endPoint, { service: pronoteUrl, ticket })
      expect(body).toContain(`<cas:user>${pupilId}</cas:user>`)
      expect(body).toContain('<cas:idPronote>D7FR34N5EPVM9QKT</cas:idPronote></cas:attributes>')
      expect(body.match(/idPronote>/g)).toHaveLength(2)
      expect(body).not.toMatch(/Morvan|Lise/i)
    }
  })

  test('gets one value per category of the person: a teacher may also be a guardian', async () => {
    await identify('claire.lemoine', [
      ['0350000K', 'teacher', 'PR2F34N5EPVM9QKT'],
      ['0350000K', 'guardian', 'RE2F34N5EPVM9QKT'],
    ])
    const { body } = await validated(await portal.ticketFor(pronoteUrl), pronoteUrl)
    expect(body).toContain(
      '<cas:idPronote>RE2F34N5EPVM9QKT</cas:idPronote><cas:idPronote>PR2F34N5EPVM9QKT</cas:idPronote>',
    )
  })

  test('gets no empty attribute for a person without identifier, and the trail keeps whom to reconcile', async () => {
    const { body } = await validated(await portal.ticketFor(pronoteUrl, 'anne.morvan'), pronoteUrl)
    expect(body).toContain('authenticationSuccess')
    expect(body).not.toContain('idPronote')
    const { id } = await portal.commands.showAccount('anne.morvan')
    expect(await portal.audit('cas.attribute-missing')).toMatchObject([
      { actor: id, target: 'PRONOTECAS', school: '0350000K', data: { names: ['idPronote'] } },
    ])
  })

  test('an ordinary CAS service does not learn the identifiant PRONOTE', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const { body } = await portal.validate('p3/serviceValidate', { service: wikiUrl, ticket })
    expect(body).not.toContain('idPronote')
  })
})

describe('a ticket is good once, for one service, for ten seconds', () => {
  test('N-01: presented twice, the second is refused', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    expect((await validated(ticket)).body).toContain(teacherId)
    expect(codeOf((await validated(ticket)).body)).toBe('INVALID_TICKET')
  })

  test('CAS-123, N-07: of ten validations at once exactly one succeeds', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const answers = await Promise.all(Array.from({ length: 10 }, () => validated(ticket)))
    expect(answers.filter(({ body }) => body.includes(teacherId))).toHaveLength(1)
    expect(answers.filter(({ body }) => codeOf(body) === 'INVALID_TICKET')).toHaveLength(9)
  })

  test.each([
    'https://0350000k.exemple.fr/pronote/',
    'https://wiki.exemple.fr/autre',
    'https://ailleurs.test/',
  ])('CAS-085, CAS-121, N-02, N-03, N-04: presented for %s, it is refused and burnt', async (other) => {
    const ticket = await portal.ticketFor(wikiUrl)
    expect(codeOf((await validated(ticket, other)).body)).toBe('INVALID_SERVICE')
    expect(codeOf((await validated(ticket)).body)).toBe('INVALID_TICKET')
  })

  test('an administrator finds, from the page of the service, why its ticket was refused', async () => {
    await validated(await portal.ticketFor(wikiUrl), 'http://wiki.exemple.fr/?nom=Lemoine')
    await validated(await portal.ticketFor(`${wikiUrl}?page=2`), `${wikiUrl}?page=3`)
    const renewed = { service: wikiUrl, ticket: await portal.ticketFor(wikiUrl), renew: 'true' }
    await portal.validate('serviceValidate', renewed)
    const late = await portal.ticketFor(wikiUrl)
    portal.clock.advance(10_000)
    await validated(late)
    await validated('ST-nobody-ever-gave-this-one-to-anybody', 'https://ailleurs.test/')
    const told = (await portal.audit('cas.validation-refused')).slice(-4)
    expect(told.map(({ target, data }) => ({ target, data }))).toEqual([
      {
        target: 'WIKI',
        data: { because: 'other-service', address: 'http://wiki.exemple.fr/', given: wikiUrl },
      },
      { target: 'WIKI', data: { because: 'other-service', address: wikiUrl, given: wikiUrl } },
      { target: 'WIKI', data: { because: 'renew', address: wikiUrl, given: wikiUrl } },
      { target: 'WIKI', data: { because: 'late', address: wikiUrl, given: wikiUrl } },
    ])
    const tab = await (await portal.signedIn('exploitant')).get('/administration/services/WIKI/reponse-cas')
    expect(tab.text).toContain(`demandé pour ${wikiUrl}, il a été présenté pour http://wiki.exemple.fr/.`)
    expect(tab.text).toContain(`demandé et présenté pour ${wikiUrl}, mais avec d’autres paramètres`)
    expect(tab.text).toContain('présenté trop tard')
    expect(tab.text).toContain('mot de passe tapé à l’instant (renew)')
  })

  test('CAS-124, CAS-125, CAS-127, N-08: after ten seconds it is refused, one millisecond before it is not', async () => {
    const late = await portal.ticketFor(wikiUrl)
    portal.clock.advance(10_000)
    expect((await validated(late)).body).toContain('this ticket has expired')
    const inTime = await portal.ticketFor(wikiUrl)
    portal.clock.advance(9_999)
    expect((await validated(inTime)).body).toContain(teacherId)
  })

  test('CAS-073, CAS-063: renew refuses a ticket that comes from a session, and burns it', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const first = await portal.validate('serviceValidate', { service: wikiUrl, ticket, renew: 'true' })
    expect(codeOf(first.body)).toBe('INVALID_TICKET')
    expect(codeOf((await validated(ticket)).body)).toBe('INVALID_TICKET')
    const other = await portal.ticketFor(wikiUrl)
    expect((await portal.validate('validate', { service: wikiUrl, ticket: other, renew: 'true' })).body).toBe(
      'no\n\n',
    )
  })

  test('an account suspended since then is refused', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const status = (value: 'suspended' | 'active') =>
      portal.db.updateTable('account').set({ status: value }).where('login', '=', 'claire.lemoine').execute()
    await status('suspended')
    expect(codeOf((await validated(ticket)).body)).toBe('INVALID_TICKET')
    await status('active')
  })

  test('N-22: a service removed since then is refused', async () => {
    const temporary = {
      code: 'BREF',
      title: 'Bref',
      ssoType: 'cas',
      url: 'https://bref.exemple.fr/',
      grouping: 'Outils',
    }
    const population = [{ profiles: ['National_ENS'], schools: 'all' }]
    await portal.commands.applyServices(JSON.stringify({ services: [{ ...temporary, population }] }))
    const ticket = await portal.ticketFor('https://bref.exemple.fr/')
    await portal.db.deleteFrom('service').where('code', '=', 'BREF').execute()
    expect(codeOf((await validated(ticket, 'https://bref.exemple.fr/')).body)).toBe('INVALID_TICKET')
  })
})

describe('what is malformed is refused in the words of the protocol, and costs no ticket', () => {
  test.each([
    ['nothing', {}, 'INVALID_REQUEST'],
    ['no ticket', { service: wikiUrl }, 'INVALID_REQUEST'],
    ['no service', { ticket: 'ST-abc' }, 'INVALID_REQUEST'],
    ['SERVICE in capitals', { SERVICE: wikiUrl, ticket: 'ST-abc' }, 'INVALID_REQUEST'],
    ['an unknown ticket', { service: wikiUrl, ticket: 'ST-inconnu' }, 'INVALID_TICKET'],
    ['lower case', { service: wikiUrl, ticket: 'st-abc' }, 'INVALID_TICKET_SPEC'],
    ['a NUL in the ticket', { service: wikiUrl, ticket: 'ST-abc\0' }, 'INVALID_TICKET_SPEC'],
    ['a NUL in the service', { service: `${wikiUrl}\0`, ticket: 'ST-abc' }, 'INVALID_TICKET'],
    ['a proxy ticket', { service: wikiUrl, ticket: 'PT-abc' }, 'INVALID_TICKET'],
    ['an unknown format', { service: wikiUrl, ticket: 'ST-abc', format: 'YAML' }, 'INVALID_REQUEST'],
    ['5000 letters', { service: 'a'.repeat(5000), ticket: 'ST-abc' }, 'INVALID_REQUEST'],
  ])(
    'CAS-062, CAS-065, CAS-080, CAS-081, CAS-084, CAS-104, CAS-107, CAS-119, N-18, N-19, N-20: %s',
    async (_, parameters, code) => {
      for (const endPoint of ['serviceValidate', 'p3/serviceValidate', 'proxyValidate', 'p3/proxyValidate']) {
        const answer = await portal.validate(endPoint, parameters)
        expect(answer).toMatchObject({ status: 200, type: 'application/xml; charset=utf-8' })
        expect(codeOf(answer.body)).toBe(code)
      }
      expect((await portal.validate('validate', parameters)).body).toBe('no\n\n')
    },
  )

  test('N-17: a repeated parameter is refused before the ticket is touched', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const twice = new URLSearchParams({ service: wikiUrl, ticket })
    twice.append('service', pronoteUrl)
    expect(codeOf((await portal.validate('serviceValidate', twice)).body)).toBe('INVALID_REQUEST')
    expect((await validated(ticket)).body).toContain(teacherId)
  })

  test('CAS-082: a proxy call-back is refused by name', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const pgtUrl = 'https://wiki.exemple.fr/proxy'
    const { body } = await portal.validate('serviceValidate', { service: wikiUrl, ticket, pgtUrl })
    expect(codeOf(body)).toBe('UNAUTHORIZED_SERVICE_PROXY')
  })

  test('CAS-204: a HEAD spends no ticket', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const query = new URLSearchParams({ service: wikiUrl, ticket }).toString()
    await portal.app.inject({ method: 'HEAD', url: `/cas/serviceValidate?${query}` })
    expect((await validated(ticket)).body).toContain(teacherId)
  })

  test('whatever is sent, the answer is the protocol’s, with status 200', async () => {
    const name = fc.constantFrom(
      'service',
      'ticket',
      'renew',
      'format',
      'pgtUrl',
      'SERVICE',
      'ticket[]',
      '__proto__',
    )
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(wikiUrl, 'ST-abc', 'JSON', 'true'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 6 }), async (pairs) => {
        const answer = await portal.validate('p3/serviceValidate', new URLSearchParams(pairs))
        expect(answer.status).toBe(200)
        expect(answer.body).toMatch(/authenticationFailure/)
        expect(answer.type).toMatch(/^application\/(xml|json); charset=utf-8$/)
      }),
      { numRuns: 150 },
    )
  })

  test('CAS-086, N-58: when the base fails, INTERNAL_ERROR with a reference, never a page', async () => {
    await sql`alter table cas_ticket rename to cas_ticket_away`.execute(portal.db)
    const answer = await validated('ST-abc')
    await sql`alter table cas_ticket_away rename to cas_ticket`.execute(portal.db)
    expect(answer).toMatchObject({ status: 200, type: 'application/xml; charset=utf-8' })
    expect(codeOf(answer.body)).toBe('INTERNAL_ERROR')
    expect(answer.body).not.toContain('cas_ticket')
  })
})

describe('secrets', () => {
  test('CAS-157: the base keeps the SHA-256 of a ticket and not the ticket', async () => {
    const ticket = await portal.ticketFor(wikiUrl)
    const row = portal.db.selectFrom('cas_ticket').selectAll().where('ticket_hash', '=', sha256(ticket))
    const kept = await row.executeTakeFirstOrThrow()
    expect(JSON.stringify(kept)).not.toContain(ticket)
  })

  test('N-54: the log of all the above holds no ticket and no password', () => {
    expect(captured.text()).toContain('/cas/serviceValidate')
    expect(captured.text()).not.toMatch(/ST-[A-Za-z0-9]{6}/)
    expect(captured.text()).not.toContain('Tramway')
  })
})
