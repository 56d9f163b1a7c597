import { clickAs, type Clicked } from './clicks.ts'
import { figuresOf, repeat } from './measure.ts'
import type { ServerProcess } from './server-process.ts'
import { people } from './service.ts'
import { signIn } from './sign-in.ts'
import { show } from './show.ts'

/** Logs everybody in, and returns the cookies of their sessions. */
export async function openSessions(portal: ServerProcess): Promise<readonly string[]> {
  const cookies: string[] = []
  for (let person = 0; person < people; person += 1) {
    const { cookie } = await signIn(portal.url, person)
    if (cookie === undefined) throw new Error('a person was not let in')
    cookies.push(cookie)
  }
  return cookies
}

/**
 * Password log-ins, which argon2 must bound: its share is that of one check with nothing beside it in the processor time of
 * one log-in, the page of the form included. Passwords are checked by other threads than the one that answers, and cost more
 * of them when others use the memory too. Nothing to compare with: a ratio would measure argon2.
 */
export async function measureLogIns(portal: ServerProcess, seconds: number): Promise<void> {
  const check = (await portal.ask('argon2Ms')) as number
  for (const together of [1, 16]) {
    const before = await portal.usage()
    const figures = figuresOf([await repeat({ together, seconds }, (lane) => signIn(portal.url, lane))])
    const after = await portal.usage()
    const each = (after.cpuMs - before.cpuMs) / figures.count
    const main = (after.mainMs - before.mainMs) / figures.count
    console.log(`password log-ins, ${String(together)} at a time`)
    show('portal', figures, [
      `${each.toFixed(1)} ms CPU each, argon2 ${((100 * check) / each).toFixed(0)} % alone`,
      `the thread that answers ${main.toFixed(1)} ms`,
      `longest stall ${after.stallMs.toFixed(0)} ms`,
    ])
  }
}

/** Those who are in click, eight at a time, while others log in without pause: what eight o'clock is for them. */
export async function clicksBesideLogIns(clicked: Clicked, seconds: number): Promise<void> {
  const { server } = clicked
  const [clicks, logIns] = await Promise.all([
    repeat({ together: 8, seconds }, (lane) => clickAs(clicked, lane)),
    repeat({ together: 24, seconds }, (lane) => signIn(server.url, lane + 8)),
  ])
  console.log('clicks, 8 at a time, while people log in, 24 at a time')
  show('clicks', figuresOf([clicks]))
  show('log-ins', figuresOf([logIns]))
}

/** More at a time than the portal lets wait: some are let in, the others told to come back, nobody is lost. */
export async function overload(portal: ServerProcess, seconds: number): Promise<void> {
  const answers = { in: 0, busy: 0 }
  await portal.usage()
  const { each, elapsed } = await repeat({ together: 400, seconds }, async (lane) => {
    answers[(await signIn(portal.url, lane % people)).cookie === undefined ? 'busy' : 'in'] += 1
  })
  const { stallMs } = await portal.usage()
  const rate = ((1000 * answers.in) / elapsed).toFixed(0)
  console.log(
    `password log-ins, 400 at a time: ${String(each.length)} tried, ${String(answers.in)} let in (${rate} /s), ` +
      `${String(answers.busy)} told 503 with Retry-After, longest stall ${stallMs.toFixed(0)} ms`,
  )
}
