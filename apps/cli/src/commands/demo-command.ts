import { runApp } from '@preau/platform'
import { type Call, type Command, flag } from '../command.ts'
import { runDemo } from '../demo/run-demo.ts'

/** `preau demo`, also `npm start`: both products and a fictitious school, from nothing. */
export const demoCommand: Command = {
  name: 'demo',
  synopsis: '[--reset] [--unlinked]',
  summary:
    'Lance les deux produits avec le Collège des Tilleuls, fictif. --reset recommence\u202f; --unlinked\u00a0: liaison à faire.',
  options: { reset: flag, unlinked: flag },
  run: (call: Call): Promise<void> =>
    runApp({ name: 'demo' }, (lifecycle) =>
      runDemo({
        env: call.env,
        reset: call.options['reset'] === true,
        unlinked: call.options['unlinked'] === true,
        say: call.say,
        lifecycle,
      }),
    ),
}
