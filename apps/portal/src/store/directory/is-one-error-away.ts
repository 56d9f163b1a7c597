/** Two words that differ by one letter missing, added or replaced, or by two neighbours swapped. */
export function isOneErrorAway(left: string, right: string): boolean {
  if (left.length > right.length) return isOneErrorAway(right, left)
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  if (left.length < right.length) return left.slice(at) === right.slice(at + 1)
  const swapped = left[at] === right[at + 1] && left[at + 1] === right[at]
  return left.slice(at + 1) === right.slice(at + 1) || (swapped && left.slice(at + 2) === right.slice(at + 2))
}
