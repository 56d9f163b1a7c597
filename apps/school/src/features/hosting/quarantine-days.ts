/** A deleted base can be taken back for this long, days. */
export const quarantineDays = 30
