import { type RawBuilder, sql } from 'kysely'
import type { LineSection } from '../../features/identifiers-import/index.ts'

/** In which part of its step a line `l` is. The same rule is nowhere else. */
export const lineSection: RawBuilder<LineSection> = sql<LineSection>`case
  when l.account_id is not null then 'recognised'
  when l.chosen_by is not null then 'unknown'
  when l.outcome = 'to-confirm' and l.proposed_account_id is not null then 'confirm'
  when l.outcome <> 'none' and jsonb_array_length(l.candidates) > 0 then 'choose'
  else 'unknown' end`
