/** What the base itself tells of its way to the ENT. */
export interface FirstStepsStore {
  /** How many spaces lead to each kind of ENT. */
  delegatedSpaces(baseId: string): Promise<{ readonly cas: number; readonly federation: number }>
  /** When identifiers were last given to the ENT, as a file or by sending; `undefined` before the first time. */
  lastExport(baseId: string): Promise<Date | undefined>
  /** Whether somebody has come in through the ENT, as far back as the trail goes. */
  someoneEntered(uai: string): Promise<boolean>
}
