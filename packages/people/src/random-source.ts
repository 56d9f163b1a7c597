/** Where randomness comes from. It is a parameter so that this package stays pure; `@preau/platform` supplies the secure one. */
export interface RandomSource {
  /** `count` fresh, uniformly distributed, unpredictable bytes. */
  bytes(count: number): Uint8Array
}
