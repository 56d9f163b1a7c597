import type { Report } from '../problem/problem.ts'
import type { AafAttributes } from './aaf-attributes.ts'

/** What a reader of one kind receives: the key, the attributes, and where to say what is wrong with this record. */
export interface AafSource {
  /** `identifier/id`. */
  readonly id: string
  readonly attributes: AafAttributes
  readonly report: Report
}

/** What every record carries. */
export interface AafRecord {
  /** `ENTPersonJointure`, `ENTStructureJointure`… : the key, stable inside one academy only (ent-ecosystem §1.6). */
  readonly id: string
  /** Attributes that are not interpreted, by name: the unknown ones and the old ones that nobody should rely on. */
  readonly other: Readonly<Record<string, readonly string[]>>
}

/** A class, group or other thing of one school: `idEtab$nom`. */
export interface AafSchoolRef {
  readonly schoolId: string
  readonly name: string
}

/** Reads `idEtab$nom` values; a value without both parts is reported and left out. */
export function readSchoolRefs(source: AafSource, name: string): readonly AafSchoolRef[] {
  return source.attributes.tuples(name).flatMap(({ parts: [schoolId = '', label = ''], raw }) => {
    if (schoolId !== '' && label !== '') return [{ schoolId, name: label }]
    source.report('aaf.invalid-value', { attribute: name, value: raw })
    return []
  })
}

/** Every value of a required attribute's first name that is set; reports `aaf.missing-attribute` when there is none. */
export function requiredText(
  source: AafSource,
  ...names: readonly [string, ...string[]]
): string | undefined {
  const text = source.attributes.text(...names)
  if (text === undefined) source.report('aaf.missing-attribute', { attribute: names[0] })
  return text
}

/** The distinct, non-empty texts, in order. */
export function distinct(texts: Iterable<string | undefined>): readonly string[] {
  return [...new Set(texts)].filter((text): text is string => text !== undefined && text !== '')
}
