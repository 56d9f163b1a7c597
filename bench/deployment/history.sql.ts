/** What months of use leave behind: $1 bases, each with $2 people who signed in. */
export const history: readonly string[] = [
  `insert into audit_event (at, action, actor, target, school, outcome, data)
    select now() - (n % 90) * interval '1 day' - b.id * interval '1 second', 'person.signed-in', 'person:' || b.id * 10000 + n,
      'person:' || b.id * 10000 + n, b.uai, 'done', '{"space": "parents", "via": "cas"}'
    from generate_series(1, $2::int) n, base b where b.id = any($1::bigint[])`,
  `insert into identification_failure (base_id, occurred_at, space, reason, cas_user, evidence, status, resolved_at, fingerprint)
    select b, now() - (n % 90) * interval '1 day', 'parents', 'not-identified', 'NX' || b || n, '{"known": {}}',
      case when n % 10 = 0 then 'open' else 'resolved' end, case when n % 10 > 0 then now() - (n % 80) * interval '1 day' end,
      'parents|not-identified||NX' || b || n
    from unnest($1::bigint[]) b, generate_series(1, $2::int / 4) n`,
  `insert into failure_cause (base_id, week, reason, attempts)
    select b, date_trunc('week', now())::date - 7 * n, reason, 1 + n
    from unnest($1::bigint[]) b, generate_series(0, 40) n, unnest(array['not-identified', 'held', 'left']) reason where $2::int > 0`,
  `insert into identifier_export (base_id, exported_at, actor, only_without_cas_id, counts, file_name)
    select b, now() - n * interval '7 days', 'cli', n > 5, '{"pupil": 400}', 'ExportIdentifiants.xml'
    from unnest($1::bigint[]) b, generate_series(1, 6) n where $2::int > 0`,
]
