/** Identifiers of the types of the elements (`pg_type.oid`); those of PostgreSQL itself never change. */
const types = { bool: 16, bytea: 17, int8: 20, text: 25, timestamptz: 1184 } as const

/** PostgreSQL counts instants in microseconds from the year 2000. */
const year2000 = Date.UTC(2000, 0, 1)

/**
 * Lists as PostgreSQL receives them in binary (`array_recv`), for a statement that takes many at each run: neither side
 * writes or reads a text. The value of a parameter cast to `bytea[]`, `bigint[]`, `text[]`, `boolean[]`, `timestamptz[]`.
 */
export const binaryLists = {
  bytes: (values: readonly Uint8Array[]): Buffer => {
    const size = values.reduce((sum, value) => sum + 4 + value.length, 0)
    const list = startOf('bytea', { count: values.length, size })
    let at = headLength
    for (const value of values) {
      list.writeInt32BE(value.length, at)
      list.set(value, at + 4)
      at += 4 + value.length
    }
    return list
  },

  /** Keys, in decimal as the applications read them. */
  keys: (values: readonly string[]): Buffer => wholeNumbers('int8', values.map(Number)),

  instants: (values: readonly Date[]): Buffer =>
    wholeNumbers(
      'timestamptz',
      values.map((value) => (value.getTime() - year2000) * 1000),
    ),

  booleans: (values: readonly boolean[]): Buffer => {
    const list = startOf('bool', { count: values.length, size: values.length * 5 })
    let at = headLength
    for (const value of values) {
      list.writeInt32BE(1, at)
      list[at + 4] = value ? 1 : 0
      at += 5
    }
    return list
  },

  texts: (values: readonly (string | null)[]): Buffer => {
    // At most three bytes for each unit of a string of JavaScript.
    const size = values.reduce((sum, value) => sum + 4 + 3 * (value?.length ?? 0), 0)
    const list = startOf('text', { count: values.length, size, nulls: values.includes(null) })
    let at = headLength
    for (const value of values) {
      const length = value === null ? -1 : list.write(value, at + 4)
      list.writeInt32BE(length, at)
      at += 4 + Math.max(length, 0)
    }
    return values.length === 0 ? list : list.subarray(0, at)
  },
}

const headLength = 20
const emptyLength = 12

interface Start {
  readonly count: number
  /** Bytes of the elements, at most. */
  readonly size: number
  readonly nulls?: boolean
}

/** Number of dimensions, are there NULLs, type; then length and first index of the one dimension, if any element. */
function startOf(type: keyof typeof types, { count, size, nulls = false }: Start): Buffer {
  const list = Buffer.allocUnsafe(count === 0 ? emptyLength : headLength + size)
  list.writeInt32BE(count === 0 ? 0 : 1, 0)
  list.writeInt32BE(nulls ? 1 : 0, 4)
  list.writeInt32BE(types[type], 8)
  if (count === 0) return list
  list.writeInt32BE(count, 12)
  list.writeInt32BE(1, 16)
  return list
}

const half = 2 ** 32

/** @throws RangeError for a number that JavaScript does not hold exactly */
function wholeNumbers(type: 'int8' | 'timestamptz', values: readonly number[]): Buffer {
  const list = startOf(type, { count: values.length, size: values.length * 12 })
  let at = headLength
  for (const value of values) {
    if (!Number.isSafeInteger(value)) throw new RangeError('a key or an instant out of bounds')
    const high = Math.floor(value / half)
    list.writeInt32BE(8, at)
    list.writeInt32BE(high, at + 4)
    list.writeUInt32BE(value - high * half, at + 8)
    at += 12
  }
  return list
}
