/** How an operator proved who they are. */
export type OperatorProof = 'password' | 'code' | 'recovery-code' | 'certificate'

/** What the session of an operator holds; rights are read at each request. */
export interface OperatorSessionData {
  readonly operatorId: string
  readonly proof: OperatorProof
  /** The certificate that opened it: revoking it ends the session. */
  readonly certificateId?: string
}

/** Why the session of an operator ended: no activity, the end of its life, or an act of somebody (another password, a certificate revoked). */
export type OperatorSessionEnd = 'idle' | 'absolute' | 'closed'
