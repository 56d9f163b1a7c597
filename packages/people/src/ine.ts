/**
 * National number of a pupil (« identifiant national élève »), eleven upper-case letters and digits.
 * A key for matching on the server only: never shown, exported or released. Source: ent-ecosystem §1.6, §2.6.
 */
export type Ine = string & { readonly __brand: 'Ine' }

/**
 * Reads an INE of any generation (RNIE, BEA, agricultural). Spaces inside and letter case do not matter;
 * the key is not published, so only the form is checked. `undefined` when the form is wrong.
 */
export function parseIne(text: string): Ine | undefined {
  const candidate = text.replace(/\s/g, '').toUpperCase()
  return isIne(candidate) ? candidate : undefined
}

function isIne(candidate: string): candidate is Ine {
  return /^[0-9A-Z]{11}$/.test(candidate) && /\d/.test(candidate)
}
