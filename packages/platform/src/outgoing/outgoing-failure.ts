/** Why a call to another server gave nothing usable. */
export type OutgoingFailureKind =
  | 'forbidden'
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'tls'
  | 'too-large'
  | 'redirect'
  | 'status'
  | 'network'

/** A failed call, as a value: the caller decides what it means. */
export interface OutgoingFailure {
  readonly ok: false
  readonly kind: OutgoingFailureKind
  /** French, for an administrator: what happened and what to check. */
  readonly sentence: string
  /** For the log. */
  readonly detail: string
  /** HTTP status, when there was an answer. */
  readonly status?: number
  /** Whole address of a redirect, made absolute when it can be. Never to be logged. */
  readonly location?: string
  /** What time it is for the server, when it answered. */
  readonly date?: Date
  /** What came with a status that is no success: some protocols put their own refusal there. Never to be logged. */
  readonly text?: string
}

const certificateFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED:
    'a expiré. Demandez à qui tient ce serveur de le renouveler\u202f; vérifiez aussi l’heure de ce serveur-ci.',
  CERT_NOT_YET_VALID: 'n’est pas encore valable. Vérifiez l’heure de ce serveur-ci.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'est au nom d’un autre serveur. Vérifiez l’adresse, ou demandez un certificat à ce nom.',
  CERT_REVOKED: 'a été révoqué. Demandez à qui tient ce serveur de le remplacer.',
}

const unvouched = /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/

/** What is wrong with a certificate; detail is the code of the TLS library. */
function certificateFault(code: string): string {
  const known = certificateFaults[code]
  if (known !== undefined) return known
  return unvouched.test(code)
    ? 'n’a pas pu être vérifié\u00A0: aucune autorité connue ne le garantit. Demandez à qui tient ce serveur un certificat reconnu.'
    : `n’a pas pu être vérifié (${code}). Vérifiez sa date, son nom et son autorité.`
}

const sentences: Readonly<Record<OutgoingFailureKind, (host: string, detail: string) => string>> = {
  forbidden: (host) =>
    `L’adresse «\u00A0${host}\u00A0» n’est pas autorisée par la configuration de ce serveur. Demandez à l’exploitant de l’ajouter.`,
  dns: (host) => `Le serveur «\u00A0${host}\u00A0» est introuvable. Vérifiez l’orthographe de l’adresse.`,
  refused: (host) =>
    `Le serveur «\u00A0${host}\u00A0» refuse la connexion. Vérifiez qu’il est démarré et que le port est le bon.`,
  timeout: (host) =>
    `Le serveur «\u00A0${host}\u00A0» n’a pas répondu à temps. Réessayez, puis vérifiez qu’il est joignable d’ici.`,
  tls: (host, detail) => `Le certificat du serveur «\u00A0${host}\u00A0» ${certificateFault(detail)}`,
  'too-large': (host) =>
    `La réponse du serveur «\u00A0${host}\u00A0» est trop volumineuse. Vérifiez l’adresse.`,
  redirect: (host) =>
    `Le serveur «\u00A0${host}\u00A0» renvoie vers une autre adresse, ce qui n’est pas suivi. Indiquez directement l’adresse finale.`,
  status: (host, detail) =>
    `Le serveur «\u00A0${host}\u00A0» a répondu par une erreur (${detail}). Vérifiez l’adresse.`,
  network: (host) => `La communication avec le serveur «\u00A0${host}\u00A0» a été interrompue. Réessayez.`,
}

/** Makes a failure with its sentence. */
export function outgoingFailure(
  kind: OutgoingFailureKind,
  url: URL,
  detail: string,
  status?: number,
): OutgoingFailure {
  const sentence = sentences[kind](url.host, detail)
  return { ok: false, kind, sentence, detail, ...(status !== undefined && { status }) }
}

const codes: Readonly<Record<string, OutgoingFailureKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ETIMEDOUT: 'timeout',
  ABORT_ERR: 'timeout',
  EPROTO: 'tls',
}

/** What an error of the network means. */
export function failureOfError(error: unknown, url: URL): OutgoingFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const tls = /CERT|TLS|SSL|SIGNED|SIGNATURE/.test(code)
  return outgoingFailure(tls ? 'tls' : (codes[code] ?? 'network'), url, code || String(error))
}
