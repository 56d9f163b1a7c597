/** The service that both servers of this benchmark know; nobody listens there. */
export const serviceUrl = 'http://localhost:8081/0350000X/pronote/'
export const personPassword = 'Tramway-7-vert!'

/** As many people as there are clicks at a time: two clicks at once are never those of one session. */
export const people = 64

/** Log-in name of one of them. */
export function personLogin(index: number): string {
  return `mesure.${String(index)}`
}
