/**
 * Signatures of XML: one enveloped signature verified, and what it covers given back. An entry of its own, so that
 * nobody who only reads XML loads a document model.
 *
 * @packageDocumentation
 */
export type { SignatureProblem, SignatureRules } from './signature-rules.ts'
export { verifyEnveloped, type VerifiedElement } from './verify-enveloped.ts'
