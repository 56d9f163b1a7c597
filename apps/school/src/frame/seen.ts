import { type KeptForm, readForm, sha256 } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

/** Hidden field of a form that two people may edit. */
export const seenField = 'vu'

/**
 * A print of what a form was filled from. The form carries it back, and is not written over what somebody else has put
 * there meanwhile: see {@link stillSeen}. Order of keys and of sets does not count.
 */
export const printOf = (stored: unknown): string =>
  Buffer.from(sha256(JSON.stringify(stored ?? null, inOrder)))
    .toString('base64url')
    .slice(0, 22)

/**
 * The print that a page puts in its form: of what stands (`now`), or, when the form comes back only to be corrected or tried, the
 * one it came with. To correct a field is not to have read what somebody else changed meanwhile; a conflict shows it, and `now`.
 */
export function shownPrint(
  request: FastifyRequest,
  now: unknown,
  { overtaken }: { readonly overtaken: boolean },
): string {
  const isSent = request.method === 'POST' && !overtaken
  const sent = isSent ? readForm(request, z.object({})).kept.text(seenField).slice(0, 30) : ''
  return sent === '' ? printOf(now) : sent
}

/** The same as a number of ten digits at most, for a form whose settings have a version of their own elsewhere. */
export const versionOf = (stored: unknown): number =>
  Buffer.from(printOf(stored), 'base64url').readUIntBE(0, 4)

function inOrder(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value].sort()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Whether what is stored is still what somebody saw. Asked by a store, in the transaction of the change. */
export type StillSeen<Stored> = (stored: Stored) => boolean

/**
 * From the form as it came. One that carries no print, of a page of before or of a program, saw nothing: it is held like one that
 * somebody overtook, and comes back with what stands. Commands do not go through forms.
 */
export function stillSeen(kept: Pick<KeptForm, 'text'>): StillSeen<unknown> {
  const seen = kept.text(seenField)
  return (stored) => seen === printOf(stored)
}
