const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** A fictitious UAI with its right letter; no real one starts with 09. */
export function uaiOf(place: number): string {
  const number = 900_000 + place
  return String(number).padStart(7, '0') + (letters[number % 23] ?? '')
}
