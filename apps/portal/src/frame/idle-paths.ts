/** What « Rester connecté » asks. */
export const stayPath = '/session/rester'

/** Where the end of a session leads. */
export const endedPath = '/session/terminee'
