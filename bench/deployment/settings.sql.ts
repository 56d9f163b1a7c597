/** Settings of bases that were created: $1 their ids, $2 the address of the CAS server. */
export const settings: readonly string[] = [
  `insert into cas_delegation (base_id, enabled, server_url, validation_protocol, recognition, updated_at)
    select id, true, $2, 'cas3', (array['identifier', 'identity', 'double'])[1 + rank % 3], now()
    from unnest($1::bigint[]) with ordinality as b (id, rank)`,
  `update space_publication set delegation = 'cas', published = true where base_id = any($1::bigint[]) and $2 <> ''`,
  `update base set published = true, published_at = now(), ent_identifiers = true, city = 'Rennes', postcode = '35000'
    where id = any($1::bigint[]) and $2 <> ''`,
  `insert into base_address (base_id, kind, name, state, since)
    select id, 'host', 'base-' || rank || '.test', 'main', now()
    from unnest($1::bigint[]) with ordinality as b (id, rank) where rank % 2 = 0 and $2 <> ''`,
  `update base set stage = 'archive', stage_before = 'live', stage_since = now(), published = false, published_at = null
    from unnest($1::bigint[]) with ordinality as b (id, rank) where base.id = b.id and rank % 20 = 19 and $2 <> ''`,
]
