import type { Download } from 'playwright-core'
import type { Someone } from './someone.ts'

/** From *Exportation des identifiants PRONOTE* to the file: who will be able to read it is shown in between. */
export async function downloadsIdentifiers(supervisor: Someone): Promise<Download> {
  await supervisor.presses('Continuer')
  await supervisor.reads('Qui pourra lire le fichier')
  return await supervisor.downloads('Exporter le fichier')
}
