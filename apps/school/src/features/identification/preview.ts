import { parisDay } from '../../frame/format.ts'
import type { CasAnswer, RecognitionRule } from '../delegation/index.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { IdentificationStore } from './identification-store.ts'
import type { IdentifiedPerson } from './identified-person.ts'
import { lookUp } from './look-up.ts'
import { principalOf } from './read-answer.ts'
import { identifiedOf, recognise } from './recognise.ts'

/** Who would come in, had this answer of the ENT been received with this delegation. */
export interface Preview {
  /** The *Identifiant CAS* read; `undefined` when it is not in the answer. */
  readonly casId: string | undefined
  readonly people: readonly IdentifiedPerson[]
}

/** Recognises without linking anybody, recording anything, or opening a session: for the trial of a draft. */
export async function previewIdentification(
  store: Pick<IdentificationStore, 'candidates' | 'isOfAnotherBase' | 'namesakes'>,
  asked: { readonly base: SchoolBase; readonly delegation: RecognitionRule; readonly now: Date },
  answer: Extract<CasAnswer, { readonly kind: 'success' }>,
): Promise<Preview> {
  const principal = principalOf(answer, asked.delegation.commonAttribute)
  if (!principal.ok) return { casId: undefined, people: [] }
  const { casId } = principal
  const came = { attributes: answer.attributes, casId, today: parisDay(asked.now) }
  const { candidates, nobody, several } = await lookUp(store, asked, came)
  const found = recognise({ space: 'commune', principal: casId, candidates, nobody, several })
  return { casId, people: found.ok ? found.people.map(identifiedOf) : [] }
}
