import type { FlashMessage, SessionEnds } from '@preau/ui'

/** What every page of the server receives besides its own data. */
export interface View {
  /** Token of the forms of this page. */
  readonly csrf: string
  /** Messages left by the request before. */
  readonly flashes: readonly FlashMessage[]
  /** Demonstration mode: announced on every page. */
  readonly demo: boolean
  /** When the session of the page ends, and the page to come back to; absent without a session. */
  readonly ends?: (SessionEnds & { readonly next: string }) | undefined
}

/** Name of the product, in the header and the title of every page. */
export const productName = 'Préau Scolarité'
