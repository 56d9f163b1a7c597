import { formatDayFr, parseCalendarDay } from '@preau/people'
import {
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SubmitButton,
  TextArea,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { rootPath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { IdentificationFailure, KnownData } from './identification-failure.ts'

/** Names of the fields of the form. */
export type CorrectionField =
  | 'nom'
  | 'prenom'
  | 'date_naissance'
  | 'code_postal'
  | 'message'
  | 'courriel'
  | 'telephone'

export interface CorrectionFormProps {
  readonly base: SchoolBase
  readonly csrf: string
  readonly form: NonNullable<IdentificationFailure['form']>
  readonly refused?:
    | {
        readonly kept: Readonly<Partial<Record<CorrectionField, string>>>
        /** By field; `''` for the form as a whole. */
        readonly errors: Readonly<Record<string, string>>
      }
    | undefined
}

/** Where the form is sent. Its token travels in the form and never in an address, which logs and histories keep. */
const correctionPath = (base: SchoolBase): string => `${rootPath(base)}identification`

/** *Données connues / Corrections éventuelles* (product.md B4, pronote-facts §6). */
export function CorrectionForm({ base, csrf, form, refused }: CorrectionFormProps): VNode {
  const errors = refused?.errors ?? {}
  const text = copy.form
  const field = (name: CorrectionField) => ({ name, value: refused?.kept[name], error: errors[name] })
  return (
    <>
      <p>{isUnknown(form.known) ? text.introUnknown : text.intro}</p>
      <FormErrors
        errors={Object.entries(errors).map(([name, message]) => ({
          message,
          field: name === '' ? undefined : name,
        }))}
      />
      <Form action={correctionPath(base)} csrf={csrf}>
        <HiddenField name="jeton" value={form.token} />
        <Corrections known={form.known} field={field} />
        <TextArea
          {...field('message')}
          label={text.message}
          hint={text.messageHint}
          rows={3}
          maxlength={2000}
        />
        <FieldGroup legend={text.contact}>
          <TextField
            {...field('courriel')}
            label={text.email}
            type="email"
            autocomplete="email"
            maxlength={200}
          />
          <TextField
            {...field('telephone')}
            label={text.phone}
            type="tel"
            autocomplete="tel"
            maxlength={30}
          />
        </FieldGroup>
        <FormActions>
          <SubmitButton icon="mail">{text.send}</SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}

const isUnknown = (known: KnownData): boolean => Object.values(known).every((value) => value === undefined)

interface CorrectionsProps {
  readonly known: KnownData
  readonly field: (name: CorrectionField) => {
    readonly name: CorrectionField
    readonly value: string | undefined
    readonly error: string | undefined
  }
}

function Corrections({ known, field }: CorrectionsProps): VNode {
  const text = copy.form
  const hint = (value: string | undefined): string => (value === undefined ? text.unknown : text.known(value))
  return (
    <FieldGroup legend={text.legend}>
      <TextField
        {...field('nom')}
        label={text.lastName}
        hint={hint(known.lastName)}
        autocomplete="family-name"
        maxlength={100}
      />
      <TextField
        {...field('prenom')}
        label={text.firstName}
        hint={hint(known.firstName)}
        autocomplete="given-name"
        maxlength={100}
      />
      <TextField
        {...field('date_naissance')}
        label={text.birthDate}
        hint={text.birthDateHint(hint(dayOf(known.birthDate)))}
        autocomplete="bday"
        width="short"
        maxlength={20}
      />
      <TextField
        {...field('code_postal')}
        label={text.postcode}
        hint={hint(known.postcode)}
        autocomplete="postal-code"
        inputmode="numeric"
        width="short"
        maxlength={10}
      />
    </FieldGroup>
  )
}

/** The day as the French write it; what is no day is shown as it came. */
function dayOf(text: string | undefined): string | undefined {
  const day = text === undefined ? undefined : parseCalendarDay(text)
  return day === undefined ? text : formatDayFr(day)
}
