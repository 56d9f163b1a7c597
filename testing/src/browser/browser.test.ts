import { existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility, newPerson, openBrowser, shoot } from './index.ts'

const policy = "default-src 'self'; script-src 'self'; style-src 'self'"

const pages: Record<string, { status: number; body: string }> = {
  '/good': {
    status: 200,
    body: '<h1>Élèves de 6e</h1><p>Page <a href="/refused">sans défaut</a></p><script src="/mark.js"></script>',
  },
  '/bad': { status: 200, body: '<h1>Titre</h1><img src="/dot.svg"><input name="q">' },
  '/inline': { status: 200, body: '<h1>Titre</h1><script>document.title = "x"</script>' },
  '/throws': { status: 200, body: '<h1>Titre</h1><script src="/throws.js"></script>' },
  '/missing-style': { status: 200, body: '<link rel="stylesheet" href="/none.css"><h1>Titre</h1>' },
  '/refused': { status: 403, body: '<h1>Accès refusé</h1>' },
}

const files: Record<string, [type: string, body: string]> = {
  '/mark.js': ['text/javascript', "document.body.dataset.scripts = 'on'"],
  '/throws.js': ['text/javascript', "throw new Error('broken on purpose')"],
  '/dot.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  '/favicon.ico': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
}

const server: Server = createServer((request, response) => {
  const file = files[request.url ?? '']
  const page = pages[request.url ?? '']
  if (file) {
    response.writeHead(200, { 'content-type': file[0] }).end(file[1])
  } else if (page) {
    response
      .writeHead(page.status, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
      })
      .end(`<!doctype html><html lang="fr"><title>Essai</title><main>${page.body}</main></html>`)
  } else {
    response.writeHead(404).end()
  }
})

let browser: Browser
let base: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
}, 60_000)

afterAll(async () => {
  await browser.close()
  server.close()
})

async function visit(path: string): Promise<string> {
  const person = await newPerson(browser, { baseURL: base })
  await person.page.goto(path)
  return await person.close().then(
    () => 'no complaint',
    (error: unknown) => String(error),
  )
}

describe('a person in front of a browser', () => {
  it('reads a sound page without complaint, and axe finds nothing', async () => {
    const person = await newPerson(browser, { baseURL: base })
    await person.page.goto('/good')
    expect(await person.page.locator('body').getAttribute('data-scripts')).toBe('on')
    expect(await checkAccessibility(person.page)).toEqual([])
    expect(person.problems).toEqual([])
    await person.close()
  })

  it('may have scripts off, and axe still examines the page', async () => {
    const person = await newPerson(browser, { baseURL: base, javaScript: false })
    await person.page.goto('/good')
    expect(await person.page.locator('body').getAttribute('data-scripts')).toBeNull()
    expect(await checkAccessibility(person.page)).toEqual([])
    await person.page.goto('/bad')
    expect(await checkAccessibility(person.page)).not.toEqual([])
    await person.close()
  })

  it('gets each accessibility fault with the rule, the element and the reason', async () => {
    const person = await newPerson(browser, { baseURL: base })
    await person.page.goto('/bad')
    const faults = await checkAccessibility(person.page)
    expect(faults.map((fault) => fault.split(' at ')[0])).toEqual([
      'image-alt (critical)',
      'label (critical)',
    ])
    expect(faults[0]).toContain('img')
    await person.close()
  })

  it('fails the scenario when the content security policy is violated', async () => {
    expect(await visit('/inline')).toContain('Content Security Policy')
  })

  it('fails the scenario when a script throws', async () => {
    expect(await visit('/throws')).toContain('broken on purpose')
  })

  it('fails the scenario when a file of the page is missing', async () => {
    expect(await visit('/missing-style')).toContain('404')
  })

  it('does not fail because a page is a refusal', async () => {
    expect(await visit('/refused')).toBe('no complaint')
  })

  it('keeps cookies apart from other people', async () => {
    const [first, second] = [await newPerson(browser), await newPerson(browser)]
    await first.context.addCookies([{ name: 'who', value: 'first', url: base }])
    expect(await second.context.cookies(base)).toEqual([])
    await Promise.all([first.close(), second.close()])
  })

  it('reaches nothing outside the machine', async () => {
    const person = await newPerson(browser)
    await expect(person.page.goto('http://outside.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
    await person.context.close()
  })

  it('draws text with the packaged font and keeps the picture', async () => {
    const person = await newPerson(browser, { baseURL: base, viewport: { width: 400, height: 300 } })
    await person.page.goto('/good')
    const picture = await shoot(person.page, 'harness-text')
    expect(existsSync(picture)).toBe(true)
    expect(statSync(picture).size).toBeGreaterThan(1_500)
    await person.close()
  })
})
