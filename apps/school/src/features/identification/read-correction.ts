import { parseCalendarDay } from '@preau/people'
import { type FormSource, readForm } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CorrectionField } from './correction-form.tsx'
import { copy } from './copy.fr.ts'
import type { SentForm } from './failure-store.ts'

const longest: Readonly<Record<CorrectionField, number>> = {
  nom: 100,
  prenom: 100,
  date_naissance: 20,
  code_postal: 10,
  message: 2000,
  courriel: 200,
  telephone: 30,
}

const line = (field: CorrectionField) =>
  z.string().trim().max(longest[field], copy.form.tooLong(longest[field])).default('')

const correctionForm = z.object({
  nom: line('nom'),
  prenom: line('prenom'),
  date_naissance: line('date_naissance'),
  code_postal: line('code_postal'),
  message: line('message'),
  courriel: line('courriel'),
  telephone: line('telephone'),
})

type Fields = z.output<typeof correctionForm>

/** The form as sent, or as to be shown again. */
export type CorrectionReading =
  | { readonly ok: true; readonly form: SentForm }
  | {
      readonly ok: false
      readonly kept: Readonly<Partial<Record<CorrectionField, string>>>
      readonly errors: Readonly<Record<string, string>>
    }

/** Reads the form of a failed identification; at least one field must tell something. */
export function readCorrection(source: FastifyRequest | FormSource): CorrectionReading {
  const read = readForm(source, correctionForm)
  const kept = Object.fromEntries(
    Object.keys(longest).map((field) => [field, read.kept.text(field).slice(0, 2000)]),
  )
  if (!read.ok) return { ok: false, kept, errors: read.errors }
  const errors = faultsOf(read.value)
  return Object.keys(errors).length > 0 ? { ok: false, kept, errors } : { ok: true, form: toForm(read.value) }
}

function faultsOf(fields: Fields): Readonly<Record<string, string>> {
  const { date_naissance: day, courriel } = fields
  return {
    ...(day !== '' && parseCalendarDay(day) === undefined && { date_naissance: copy.form.birthDateWrong }),
    ...(courriel !== '' &&
      !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(courriel) && { courriel: copy.form.emailWrong }),
    ...(Object.values(fields).every((value) => value === '') && { '': copy.form.nothing }),
  }
}

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text)

const toForm = (fields: Fields): SentForm => ({
  corrections: {
    lastName: orNothing(fields.nom),
    firstName: orNothing(fields.prenom),
    birthDate: parseCalendarDay(fields.date_naissance),
    postcode: orNothing(fields.code_postal),
  },
  message: orNothing(fields.message),
  email: orNothing(fields.courriel),
  phone: orNothing(fields.telephone),
})
