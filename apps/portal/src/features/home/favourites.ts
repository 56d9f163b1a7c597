/** One service that a person keeps at the top of their page. */
export interface Favourite {
  readonly accountId: string
  readonly serviceId: string
}

/** Port: the favourite services of a person. */
export interface Favourites {
  /** Ids of the services. */
  of(accountId: string): Promise<readonly string[]>
  add(favourite: Favourite & { readonly at: Date }): Promise<void>
  remove(favourite: Favourite): Promise<void>
}
