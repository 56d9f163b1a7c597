import { expect, it } from 'vitest'
import { recordedAnswers, recordedFor } from '../../test/recorded-answers.ts'
import { parseSamlResponse } from './saml-response.ts'
import { parseServiceResponse } from './service-response.ts'

it.each(recordedAnswers.map((answer) => [answer.ent, answer] as const))(
  'CAS-091, CAS-194 the answer of a real ENT is read: %s',
  (_, { protocol, text, user, attributes }) => {
    const read =
      protocol === 'cas'
        ? parseServiceResponse(text)
        : parseSamlResponse(text, { service: recordedFor.service, now: recordedFor.at })
    expect(read).toEqual({ ok: true, user, attributes: new Map(Object.entries(attributes)) })
  },
)
