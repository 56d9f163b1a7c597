import { password } from './accounts.ts'
import type { Someone } from './someone.ts'

/** Fills the sign-in form where it stands: that of the ENT, or that of the console and client of the school server. */
export async function signIn(someone: Someone, login: string): Promise<void> {
  await someone.fills('Identifiant', login)
  await someone.fills('Mot de passe', password)
  await someone.presses('Se connecter')
}
