/** The part of `saml` (Auth0) that the tests use; it has no types of its own. */
declare module 'saml' {
  interface Maker {
    create(
      options: Readonly<Record<string, unknown>>,
      done: (error: Error | null, token: string) => void,
    ): void
  }
  export const Saml11: Maker
  export const Saml20: Maker
}
