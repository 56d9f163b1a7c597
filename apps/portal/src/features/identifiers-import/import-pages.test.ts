import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkAccessibility, newPerson, openBrowser, shoot } from '@preau/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identifiersEntry } from '../../testing/identifiers-export.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { openSchoolPortal, type SchoolPortal } from '../../testing/school-portal.ts'

type Browser = Awaited<ReturnType<typeof openBrowser>>
type Person = Awaited<ReturnType<typeof newPerson>>

let portal: SchoolPortal
let browser: Browser
let baseURL: string
const base = '/administration/identifiants-pronote'

beforeAll(async () => {
  portal = await openSchoolPortal()
  baseURL = await portal.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await portal.app.close()
})

async function administrator(options: { readonly javaScript: boolean }): Promise<Person> {
  const person = await newPerson(browser, { baseURL, ...options })
  await person.page.goto(`/connexion?next=${encodeURIComponent(base)}`)
  await person.page.getByLabel('Identifiant').fill('admin.ent')
  await person.page.getByLabel('Mot de passe').fill(testPassword)
  await person.page.getByRole('button', { name: 'Se connecter' }).click()
  return person
}

async function fileOf(people = portal.exported.people): Promise<string> {
  const path = join(tmpdir(), `preau-identifiants-${String(people.length)}.xml`)
  const chunks: Uint8Array[] = []
  for await (const chunk of identifiersEntry(people).open()) chunks.push(chunk)
  await writeFile(path, Buffer.concat(chunks))
  return path
}

describe('in a real browser, without script', () => {
  test('an administrator imports a whole school step by step, and every page is accessible', async () => {
    const administratorPage = await administrator({ javaScript: false })
    const { page } = administratorPage
    const look = async (name: string): Promise<void> => {
      expect(await checkAccessibility(page)).toEqual([])
      await shoot(page, `identifiers-${name}`)
    }
    await look('empty')
    await page.getByRole('button', { name: 'Importer' }).click()
    await look('missing')
    await page.getByLabel('Mode d’import').selectOption('complete')
    await page.getByLabel('Fichier des identifiants').setInputFiles(await fileOf())
    await page.getByRole('button', { name: 'Importer' }).click()
    await page.getByRole('heading', { name: 'Étape 1/6 : rapprochement des Enseignants' }).waitFor()
    await look('teachers')
    await page.getByRole('button', { name: 'Valider et passer à l’étape suivante' }).click()
    await page.getByRole('heading', { name: 'Étape 2/6 : rapprochement des Élèves' }).waitFor()
    await look('pupils')
    await page.getByRole('link', { name: /^À choisir/ }).click()
    await look('pupils-choose')
    await page.getByRole('link', { name: /^Non reconnus/ }).click()
    await look('pupils-unknown')
    await page
      .getByRole('link', { name: /^Parcourir/ })
      .first()
      .click()
    await look('browse')
    await page.getByRole('link', { name: 'Revenir à l’étape' }).click()
    await page.getByRole('link', { name: /^Reconnus/ }).click()
    await look('pupils-recognised')
    await page.getByRole('button', { name: 'Valider et passer à l’étape suivante' }).click()
    await look('guardians')
    for (let left = 3; left > 0; left -= 1) {
      await page.getByRole('button', { name: 'Valider et passer à l’étape suivante' }).click()
    }
    await page.getByRole('button', { name: 'Valider et terminer l’import' }).click()
    await page.getByText('Import terminé').first().waitFor()
    await look('report')
    await page.goto(base)
    await look('imported')
    await administratorPage.close()
  })

  test('on a phone, the same pages fit', async () => {
    const administratorPage = await administrator({ javaScript: false })
    const { page } = administratorPage
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByLabel('Mode d’import').selectOption('complete')
    await page
      .getByLabel('Fichier des identifiants')
      .setInputFiles(await fileOf(portal.exported.people.slice(300)))
    await page.getByRole('button', { name: 'Importer' }).click()
    await page.getByRole('heading', { name: /^Étape 1\/6/ }).waitFor()
    const look = async (name: string): Promise<void> => {
      expect(await checkAccessibility(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
      await shoot(page, `identifiers-phone-${name}`)
    }
    await page.getByRole('button', { name: 'Valider et passer à l’étape suivante' }).click()
    await look('pupils')
    await page.getByRole('button', { name: 'Valider et passer à l’étape suivante' }).click()
    await page.getByText('Saisissez').first().waitFor()
    await look('losses')
    await page.goto(base)
    await look('imports')
    await administratorPage.close()
  })
})
