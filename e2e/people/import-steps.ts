import type { Someone } from './someone.ts'

/** Fills the import form; the school is already chosen, the administrator has only one. */
export async function startImport(
  someone: Someone,
  order: { readonly mode: 'Complet' | 'Partiel'; readonly file: string | FileContent },
): Promise<void> {
  await someone.chooses('Mode d’import', order.mode)
  await someone.field('Fichier des identifiants').setInputFiles(order.file)
  await someone.presses('Importer')
}

/** A file that exists only in the browser. */
export interface FileContent {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Confirms the accounts that the portal proposes and takes as probable by itself. */
export async function confirmProbable(someone: Someone): Promise<void> {
  const tab = someone.link(/^À confirmer/)
  if ((await tab.count()) === 0) return
  await someone.follows(tab)
  const probable = someone.main.getByRole('radio', { name: /^C’est la même personne/, checked: true })
  if ((await probable.count()) > 0) await someone.presses('Enregistrer ces réponses')
}

/**
 * Decides for the first person of « À choisir »: takes the first account that the portal proposes.
 *
 * @returns the name of that person, as the file writes it
 */
export async function chooseFirstProposed(someone: Someone): Promise<string> {
  const card = someone.main
    .getByRole('region')
    .filter({ has: someone.page.getByRole('button', { name: /^Choisir/ }) })
    .first()
  const name = await card.getByRole('heading').first().innerText()
  await someone.presses(card.getByRole('button', { name: /^Choisir/ }).first())
  return name
}

export async function validateStep(someone: Someone): Promise<void> {
  await someone.presses('Valider et passer à l’étape suivante')
}

/** Validates several steps one after the other, taking what the portal found. */
export async function validateSteps(someone: Someone, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await validateStep(someone)
}

/** Refuses the account that the portal found for somebody, wherever they are in the pages of « Reconnus ». */
export async function refuseRecognised(someone: Someone, name: string): Promise<void> {
  await someone.follows(/^Reconnus/)
  const refuse = someone.button(`Ne pas rapprocher ${name}`)
  while ((await refuse.count()) === 0) await someone.follows(someone.link(/suivante/i).last())
  await someone.presses(refuse)
}
