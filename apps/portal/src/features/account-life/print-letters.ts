import { sendPage } from '@preau/platform'
import type { FastifyReply } from 'fastify'
import { activationHash, newActivationCode } from './activation-codes.ts'
import type { AccountLifeDeps } from './account-life-deps.ts'
import type { DrawCodes, IssuedLetter, LifeChange } from './account-life.ts'
import { LettersPage, type LettersPageProps } from './letters.page.tsx'

/** What an order of codes needs besides its author. */
export function codeOrder(
  { clock, random, activationMs }: Pick<AccountLifeDeps, 'clock' | 'random' | 'activationMs'>,
  by: LifeChange['by'],
): LifeChange & { readonly endsAt: Date; readonly draw: DrawCodes } {
  const at = clock.now()
  const draw: DrawCodes = (count) =>
    Array.from({ length: count }, () => {
      const code = newActivationCode(random)
      const hash = activationHash(code)
      if (!hash) throw new Error('a code that was drawn cannot be read')
      return { code, hash }
    })
  return { by, at, endsAt: new Date(at.getTime() + activationMs), draw }
}

/** Sends the letters; their codes are shown this once. */
export function sendLetters(
  { publicUrl }: Pick<AccountLifeDeps, 'publicUrl'>,
  reply: FastifyReply,
  page: Omit<LettersPageProps, 'address' | 'letters'> & { readonly letters: readonly IssuedLetter[] },
): unknown {
  const address = `${publicUrl.replace(/^https:\/\//, '')}/activation`
  return sendPage(reply, LettersPage({ ...page, address }))
}
