import { commands } from './commands/index.ts'
import { runCommandLine } from './run-command-line.ts'

const code = await runCommandLine(commands, process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
})
// A server goes on after its command has started it: the code is set, the process is not ended.
if (code !== 0) process.exitCode = code
