const checkLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/**
 * The national number of the n-th fictitious school: 0350000K for the first, then numbers of the department 999,
 * which does not exist. Seven digits and the check letter (ent-ecosystem §2.6).
 */
export function schoolUai(index: number): string {
  const digits = index === 0 ? '0350000' : String(9_990_100 + index)
  return digits + checkLetters.charAt(Number(digits) % checkLetters.length)
}
