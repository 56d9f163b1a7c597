import type { AddressInfo } from 'node:net'
import { schoolYearOf } from '@preau/people'
import { systemClock } from '@preau/platform'
import { openTestDatabase, silentLog } from '@preau/platform/testing'
import { type Portal, readPortalConfig, startPortal } from '@preau/portal'
import { readSchoolConfig, type School, startSchool } from '@preau/school'
import { makeSchool, writeAafDelivery, writeSiecle, writeSts } from '@preau/testing/school'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const closings: (() => Promise<unknown>)[] = []
const lifecycle = {
  defer: (_name: string, close: () => unknown) => void closings.unshift(() => Promise.resolve(close())),
}
const secret = 'un secret qui ne sert qu’aux essais'

let portal: Portal
let school: School
const made = makeSchool({ pupils: 60, schoolYear: schoolYearOf(systemClock.now()) })

beforeAll(async () => {
  const [portalDatabase, schoolDatabase] = [await openTestDatabase([]), await openTestDatabase([])]
  const options = { access: 'borrow', listen: true, log: silentLog() } as const
  const portalEnvironment = {
    PORTAL_DATABASE_URL: portalDatabase.url,
    PORTAL_PORT: '0',
    PORTAL_SECRET_KEY: secret,
  }
  portal = await startPortal(readPortalConfig(portalEnvironment), lifecycle, options)
  const schoolEnvironment = {
    SCHOOL_DATABASE_URL: schoolDatabase.url,
    SCHOOL_PORT: '0',
    SCHOOL_SECRET_KEY: secret,
  }
  const schoolConfig = readSchoolConfig({ ...schoolEnvironment, SCHOOL_CAS_ALLOW_PRIVATE: 'oui' })
  school = await startSchool(schoolConfig, lifecycle, options)
  await loadBothSides()
})
afterAll(async () => {
  for (const close of closings) await close()
})

async function loadBothSides(): Promise<void> {
  const { commands } = school
  expect((await portal.commands.importAaf(writeAafDelivery(made))).state).toBe('done')
  await commands.createBase({ uai: made.uai, name: made.name })
  const [pupils, guardians] = writeSiecle(made)
  await commands.importSiecle(
    made.uai,
    { ...(pupils && { pupils }), ...(guardians && { guardians }) },
    { confirmed: true },
  )
  await commands.importSts(made.uai, writeSts(made), { confirmed: true })
  await commands.configureDelegation(made.uai, { serverUrl: 'http://localhost/cas' })
}

const address = (): string => `http://127.0.0.1:${(portal.app.server.address() as AddressInfo).port}`

describe('the identifiers go from one product to the other over HTTP', () => {
  test('the school sends them, the portal gives those that are certain and answers a receipt', async () => {
    const { code, address: told } = await portal.commands.createSchoolCode(made.uai)
    const url = `${address()}${new URL(told).pathname}`
    await school.commands.configureSending(made.uai, { url, code, automatic: true })
    await school.commands.sendIdentifiers(made.uai, { onlyWithoutCasId: false })
    const status = await fetch(`${url}/1`, { headers: { authorization: `Bearer ${code}` } })
    const receipt = (await status.json()) as { people: number; given: number; waiting: number }
    expect(receipt).toMatchObject({ school: made.uai, alreadyReceived: true })
    expect(receipt.given / receipt.people).toBeGreaterThan(0.8)
    expect(receipt.given + receipt.waiting).toBe(receipt.people)
    // Nobody changed: the night sends nothing, and nothing is due.
    expect(await school.commands.sendAutomatically()).toBe(0)
    expect(await school.commands.deliverPushes()).toBe(0)
  })
})
