import { renderServiceResponse, serviceResponseType } from '@preau/cas'
import type { AnswerForm } from './answer-form.ts'
import type { ValidationAnswer } from './answer-validation.ts'

/** An answer as it is sent, always with status 200: many clients read no body otherwise. */
export interface WrittenAnswer {
  readonly type: string
  readonly body: string
}

/** Writes an answer as its end-point sends it. The preview of an answer is written here too, hence byte for byte the same. */
export function writeAnswer(answer: ValidationAnswer, form: AnswerForm): WrittenAnswer {
  const { response, format, release } = answer
  if (form === '1') {
    // CAS 1.0: `yes` and the principal, or `no`, each on its line (CAS 2.0 §2.4.2).
    const body = response.ok ? `yes\n${response.user.replace(/[\r\n]/g, '')}\n` : 'no\n\n'
    return { type: 'text/plain; charset=utf-8', body }
  }
  // CAS 2.0 has no attributes, but which end-point a compatible PRONOTE calls is not documented, and it needs idPronote
  // from the one it calls: for these services both answer the same (pronote-facts §2.5).
  const version = release?.everywhere === true ? '3' : form
  const envelope = release?.envelope ?? 'flat'
  const body = renderServiceResponse(response, { version, format, envelope })
  return { type: serviceResponseType(format), body }
}
