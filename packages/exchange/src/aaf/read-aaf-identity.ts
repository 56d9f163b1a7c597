import { type CalendarDay, parseCalendarDay } from '@preau/people'
import { type AafSource, requiredText } from './aaf-record.ts'

/** Who a person is, as every AAF person record says it. First-degree names are accepted. Source: ent-ecosystem §1.4. */
export interface AafIdentity {
  /** `sn`: usual name. */
  readonly lastName: string
  /** `givenName`. */
  readonly firstName: string
  /** `ENTPersonNomPatro`: birth name, when the academy sends it. */
  readonly birthName: string | undefined
  /** `ENTPersonAutresPrenoms`, without the first name itself. */
  readonly otherFirstNames: readonly string[]
  /** `personalTitle`: `M.`, `Mme`, `Mlle` as written. */
  readonly civility: string | undefined
  /** `ENTPersonDateNaissance`. */
  readonly birthDate: CalendarDay | undefined
  /** `mail`. For staff this is the academic address. */
  readonly mail: string | undefined
}

/** `undefined`, and a problem, when the surname or the first name is missing. */
export function readAafIdentity(source: AafSource): AafIdentity | undefined {
  const { attributes } = source
  const lastName = requiredText(source, 'sn', 'ENTPersonNom')
  const firstName = requiredText(source, 'givenName', 'ENTPersonPrenom')
  const rest = {
    birthName: attributes.text('ENTPersonNomPatro'),
    otherFirstNames: attributes.all('ENTPersonAutresPrenoms').filter((name) => name !== firstName),
    civility: attributes.text('personalTitle', 'ENTPersonCivilite'),
    birthDate: readAafDay(source, 'ENTPersonDateNaissance'),
    mail: attributes.text('mail', 'ENTPersonMail'),
  }
  return lastName === undefined || firstName === undefined ? undefined : { lastName, firstName, ...rest }
}

/** A day of an attribute; one that does not exist in the calendar is reported and left out. */
export function readAafDay(source: AafSource, name: string): CalendarDay | undefined {
  const text = source.attributes.text(name)
  if (text === undefined) return undefined
  const day = parseCalendarDay(text)
  if (day === undefined) source.report('aaf.invalid-value', { attribute: name, value: text })
  return day
}
