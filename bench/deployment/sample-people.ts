import type { Database } from '@preau/platform'

/** Somebody who may come through the ENT, and the door where they do. */
export interface Sampled {
  readonly id: string
  readonly baseId: string
  readonly pathName: string
  /** Address of their space inside the server. */
  readonly path: string
  readonly category: 'teacher' | 'pupil' | 'guardian'
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string | null
  readonly postcode: string | null
  readonly pronoteId: string
  readonly casId: string | null
}

/** Which people: the recognition of their base, and whether they came before. */
export interface Which {
  readonly recognition: 'identifier' | 'identity' | 'double'
  readonly known: boolean
  readonly most: number
  /** One base rather than all of them. */
  readonly baseId?: string
}

/** People of the bases reached by path, spread over them, always the same ones. */
export async function samplePeople(
  { pool }: Database,
  { recognition, known, most, baseId }: Which,
): Promise<readonly Sampled[]> {
  const { rows } = await pool.query<Sampled>(
    `select p.id::text, b.id::text as "baseId", b.path_name as "pathName",
        '/' || b.path_name || '/pronote/' || case p.category when 'teacher' then 'professeur.html' when 'pupil' then 'eleve.html'
          else 'parent.html' end as path,
        p.category, p.last_name as "lastName", p.first_name as "firstName", p.birth_date::text as "birthDate", p.postcode,
        p.pronote_id as "pronoteId", p.cas_id as "casId"
      from person p join base b on b.id = p.base_id and b.published join cas_delegation d on d.base_id = b.id
      where d.recognition = $1 and (p.cas_id is not null) = $2 and p.category in ('teacher', 'pupil', 'guardian')
        and ($4::bigint is null or b.id = $4) and not exists (select from base_address a where a.base_id = b.id and a.kind = 'host')
        and (p.category <> 'guardian' or exists (select from guardian_link l where l.guardian_id = p.id))
      order by md5(p.id::text) limit $3`,
    [recognition, known, most, baseId ?? null],
  )
  return rows
}
