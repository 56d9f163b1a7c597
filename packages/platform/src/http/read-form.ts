import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { describeFieldProblem } from './describe-field-problem.ts'

/** Fields as they came, to show the form again. */
export interface KeptForm {
  /** Last value of a field; empty when absent. */
  text(name: string): string
  /** Every value of a field. */
  list(name: string): readonly string[]
}

/** Fields that were already taken out of a request (`readUpload`). */
export interface FormSource {
  readonly fields: RawFields
}

/** Every value of every field. */
export type RawFields = ReadonlyMap<string, readonly string[]>

/** A form that was read: its value, or what is wrong with each field, in French. `kept` has what was typed. */
export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly kept: KeptForm }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly kept: KeptForm }

/**
 * Reads the fields of a posted form. A field has its last value, or all of them where the schema wants an array; an empty field is
 * absent where the schema allows that. Errors are one sentence per field; the key `''` is for the form as a whole.
 */
export function readForm<Schema extends z.ZodObject>(
  source: FastifyRequest | FormSource,
  schema: Schema,
): FormResult<z.output<Schema>> {
  return readFields('fields' in source ? source.fields : rawFields(source.body), schema)
}

/** Same for the query string: a repeated parameter never surprises. */
export function readQuery<Schema extends z.ZodObject>(
  request: FastifyRequest,
  schema: Schema,
): FormResult<z.output<Schema>> {
  return readFields(rawFields(request.query), schema)
}

function readFields<Schema extends z.ZodObject>(
  raw: RawFields,
  schema: Schema,
): FormResult<z.output<Schema>> {
  const kept = keep(raw)
  const forbidden = [...raw].filter(([, values]) => values.some((value) => value.includes('\0')))
  const parsed = schema.safeParse(toInput(raw, schema), { error: describeFieldProblem })
  const errors: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) errors[String(issue.path[0] ?? '')] ??= issue.message
  for (const [name] of forbidden) errors[name] = 'Ce champ contient un caractère interdit.'
  if (!parsed.success || forbidden.length > 0) return { ok: false, errors, kept }
  return { ok: true, value: parsed.data, kept }
}

function keep(raw: RawFields): KeptForm {
  const clean = (value: string): string => value.replaceAll('\0', '')
  return {
    text: (name) => clean(raw.get(name)?.at(-1) ?? ''),
    list: (name) => (raw.get(name) ?? []).map(clean),
  }
}

function toInput(raw: RawFields, schema: z.ZodObject): Record<string, unknown> {
  const entries = Object.entries(schema.shape).map(([name, type]): [string, unknown] => {
    const values = raw.get(name) ?? []
    if (wantsList(type)) return [name, values]
    const last = values.at(-1)
    return [name, last === '' && isOptional(type) ? undefined : last]
  })
  return Object.fromEntries(entries)
}

function wantsList(type: unknown): boolean {
  if (type instanceof z.ZodArray || type instanceof z.ZodSet) return true
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable) {
    return wantsList(type.def.innerType)
  }
  return type instanceof z.ZodPipe && wantsList(type.def.in)
}

const isOptional = (type: unknown): boolean => type instanceof z.ZodType && type.safeParse(undefined).success

/** Turns a parsed body or query into lists of strings; anything else in it is ignored. */
function rawFields(body: unknown): RawFields {
  if (typeof body !== 'object' || body === null) return new Map()
  const entries = Object.entries(body).map(
    ([name, value]: [string, unknown]): [string, readonly string[]] => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value]
      return [name, values.filter((item) => typeof item === 'string')]
    },
  )
  return new Map(entries)
}
