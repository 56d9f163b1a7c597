/** One value a person can choose. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean | undefined
  /** One more sentence, shown by `RadioGroup` and `CheckboxGroup`. */
  readonly hint?: string | undefined
}
