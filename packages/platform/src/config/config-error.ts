/** Exit code of a process whose configuration is wrong (`EX_CONFIG`). */
export const configExitCode = 78

/** Everything that is wrong in the configuration, listed at once in French. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly exitCode = configExitCode
  /** One sentence each: the variable, what was received, what is accepted. */
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'une erreur' : `${problems.length} erreurs`
    super(
      [`La configuration comporte ${count}\u00A0:`, ...problems.map((problem) => `  • ${problem}`)].join(
        '\n',
      ),
    )
    this.problems = problems
  }
}
