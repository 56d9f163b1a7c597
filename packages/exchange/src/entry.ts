/** One file handed to a reader: its name and a way to its bytes. The reader opens it at most once, when its turn comes. */
export interface ExchangeEntry {
  /** As the administrator knows it, folders of an archive included: shown in problems. */
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}
