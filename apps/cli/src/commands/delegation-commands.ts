import type { TestedDelegation } from '@preau/school'
import { type Call, type Command, optional, required, text } from '../command.ts'
import { withSchool } from '../with-app.ts'
import { testedLines } from './tested-lines.ts'

/** `preau school delegation …`: the way from the bases to their ENT. */
export const delegationCommands: readonly Command[] = [
  {
    name: 'school delegation show',
    synopsis: '--base UAI',
    summary:
      'Dit comment une base délègue l’authentification\u00a0: CAS, Ws-Federation, espaces, reconnaissance.',
    options: { base: text() },
    run: show,
  },
  {
    name: 'school delegation test',
    synopsis: '[--base UAI]',
    summary:
      'Interroge vraiment l’ENT d’une base, ou de toutes, comme «\u00a0Tester la connexion\u00a0»\u202f; code de retour 1 si l’une ne fonctionne pas.',
    options: { base: text() },
    run: testAll,
  },
]

async function show(call: Call): Promise<void> {
  const base = required(call, 'base')
  const facts = await withSchool(call, ({ commands }) => commands.describeDelegations(base))
  for (const [label, value] of Object.entries(facts)) call.say(`${label}\u00a0: ${value}`)
  call.answer(facts)
}

async function testAll(call: Call): Promise<void> {
  const base = optional(call, 'base')
  const tested: TestedDelegation[] = []
  await withSchool(call, async ({ commands }) => {
    for await (const one of commands.testDelegations(base)) {
      for (const line of testedLines(one, base !== undefined)) call.say(line)
      tested.push(one)
    }
  })
  if (tested.length === 0)
    call.say(
      base === undefined
        ? 'Aucune base ne délègue l’authentification.'
        : `${base} ne délègue pas l’authentification.`,
    )
  call.answer(tested)
  if (tested.some(({ verdict }) => verdict.state === 'bad')) process.exitCode = 1
}
