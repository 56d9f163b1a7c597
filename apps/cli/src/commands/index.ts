import type { Command } from '../command.ts'
import { delegationCommands } from './delegation-commands.ts'
import { demoCommand } from './demo-command.ts'
import { doctorCommand } from './doctor-command.ts'
import { portalCommands } from './portal-commands.ts'
import { reconcileCommand } from './reconcile-command.ts'
import { schoolCommands } from './school-commands.ts'

/** Every command of `preau`, in the order of its overview. */
export const commands: readonly Command[] = [
  demoCommand,
  ...portalCommands,
  ...schoolCommands,
  ...delegationCommands,
  reconcileCommand,
  doctorCommand,
]
