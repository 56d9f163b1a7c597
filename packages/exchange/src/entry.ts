/** One file handed to a reader: its name and a way to its bytes. Opening it again gives the same bytes from
 * the start: a reader may look at the format first. */
export interface ExchangeEntry {
  /** As the administrator knows it, folders of an archive included: shown in problems. */
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}
