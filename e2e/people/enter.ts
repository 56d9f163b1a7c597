import { signIn } from './sign-in.ts'
import type { Someone } from './someone.ts'

const enter = 'Accéder à Vie scolaire'

/** Goes past the information page when it stands between the person and the service. */
export async function passInformation(someone: Someone): Promise<void> {
  if ((await someone.button(enter).count()) > 0) await someone.presses(enter)
}

/** Ticks the box of the information page and goes past it, when it stands there. */
export async function acknowledgeInformation(someone: Someone): Promise<void> {
  if ((await someone.button(enter).count()) === 0) return
  await someone.ticks(/^J’ai pris connaissance de ces informations/)
  await someone.presses(enter)
}

/** From an address of the school server, through the ENT's log-in page. */
export async function enterThroughEnt(someone: Someone, address: string, login: string): Promise<void> {
  await someone.opens(address)
  await signIn(someone, login)
  await passInformation(someone)
}
