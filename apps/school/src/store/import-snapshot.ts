import { createHash } from 'node:crypto'
import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { ImportChange, PersonState } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

/** Everybody of a base as they are, until the end of the transaction: {@link keepSnapshot} keeps those who change. */
export async function takeSnapshot(trx: SchoolTransaction, baseId: string): Promise<void> {
  await sql`
    create temporary table import_before on commit drop as
    select person.id, jsonb_build_object(
      'person', to_jsonb(person),
      'classes', (select jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'label', c.label))
        from class_membership m join school_class c on c.id = m.class_id where m.person_id = person.id),
      'teachings', (select jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'label', c.label,
          'subject', s.code, 'subjectLabel', s.label))
        from teaching t join school_class c on c.id = t.class_id join subject s on s.id = t.subject_id
        where t.teacher_id = person.id),
      'heads', (select jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'label', c.label))
        from head_teacher h join school_class c on c.id = h.class_id where h.teacher_id = person.id),
      'links', (select jsonb_agg(jsonb_build_object('pupil', l.pupil_id, 'level', l.level, 'kinship', l.kinship))
        from guardian_link l where l.guardian_id = person.id)) as content
    from person where base_id = ${baseId}
  `.execute(trx)
}

/** Keeps whom an import changed as they were before it, with a mark of what it made of them. */
export async function keepSnapshot(
  trx: SchoolTransaction,
  runId: string,
  done: {
    readonly changes: readonly ImportChange[]
    readonly after: ReadonlyMap<string, PersonState>
  },
): Promise<void> {
  const rows = done.changes.flatMap(({ personId }) => {
    const state = personId === undefined ? undefined : done.after.get(personId)
    return state === undefined ? [] : [{ id: state.id, mark: markOf(state) }]
  })
  await sql`
    insert into import_undo (run_id, person_id, before, after_mark)
    select ${runId}, r.id, b.content, r.mark from jsonb_to_recordset(${json(rows)}) as r(id bigint, mark text)
    left join import_before b on b.id = r.id
  `.execute(trx)
}

/**
 * Tells whether somebody is still what an import made of them. Their CAS identifier is left out: to have been recognised
 * since by the ENT is no reason to keep a wrong name.
 */
export function markOf({ values, children }: PersonState): string {
  const said = Object.entries(values)
    .filter(([field]) => field !== 'casId')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const pupils = children.map(({ id, level }) => [id, level])
  return createHash('sha256')
    .update(JSON.stringify([said, pupils]))
    .digest('base64url')
}
