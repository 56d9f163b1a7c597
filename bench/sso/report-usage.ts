/** What a server of the benchmark spent so far. */
export interface Usage {
  /** Processor time of its process, milliseconds. */
  readonly cpuMs: number
  /** Memory of its process, bytes. */
  readonly rss: number
}

/** Answers the driver of the benchmark, which asks with any message. The child ends with its driver. */
export function reportUsage(stop: () => void): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    const usage: Usage = { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() }
    process.send?.(usage)
  })
  process.once('disconnect', stop)
}
