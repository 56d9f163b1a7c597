/** Port: what lies in the drop folder, as the nodes know it. */
export interface AafDrops {
  /** Undefined, and nothing done, while another process looks at the folder. */
  alone<Result>(work: () => Promise<Result>): Promise<Result | undefined>
  /** Notes how a delivery looks; since when it has looked so. */
  see(name: string, fingerprint: string, at: Date): Promise<Date>
  /** The run that a delivery became. */
  runOf(name: string): Promise<string | undefined>
  became(name: string, runId: string, at: Date): Promise<void>
  forget(name: string): Promise<void>
}
