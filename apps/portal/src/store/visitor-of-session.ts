import { sql } from 'kysely'
import type { StoredVisitor } from '../features/login/index.ts'

/**
 * The person of a session and what they may use, in one value of the query that finds the session: null once the account is
 * suspended or gone. Everything that a click needs is decided on the same instant.
 */
export const visitorOfSession = sql<StoredVisitor>`(
  select jsonb_build_object(
    'accountId', a.id::text, 'entId', a.ent_id, 'login', a.login, 'firstName', a.first_name, 'lastName', a.last_name,
    'mustChangePassword', a.must_change_password,
    'roles', (
      select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'establishmentId', r.establishment_id::text)), '[]')
      from admin_role r where r.account_id = a.id),
    'schools', (
      select coalesce(jsonb_agg(e.name order by e.name), '[]') from establishment e where e.id in (
        select p.establishment_id from account_profile p where p.account_id = a.id and p.ended_at is null
        union select r.establishment_id from admin_role r where r.account_id = a.id)),
    'profiles', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'establishmentId', p.establishment_id::text, 'profile', p.profile,
        'functionCode', p.function_code, 'disciplineCode', p.discipline_code,
        'subjectCodes', (
          select coalesce(jsonb_agg(distinct m.subject_code), '[]')
          from account_class m join school_class c on c.id = m.class_id
          where m.account_id = a.id and c.establishment_id = p.establishment_id and m.subject_code <> ''))), '[]')
      from account_profile p where p.account_id = a.id and p.ended_at is null),
    -- Nobody pays for groups that no service names.
    'groupIds', case when exists (select 1 from service_population_rule_group) then (
      select coalesce(jsonb_agg(distinct m.group_id::text), '[]') from account_group_membership m
      where m.account_id = a.id and m.group_id in (select n.group_id from service_population_rule_group n)) else '[]' end,
    'registryVersion', (select v.version::text from service_registry_version v),
    'readNotices', (
      select coalesce(jsonb_agg(n.service_id::text), '[]') from notice_acknowledgement n where n.account_id = a.id))
  from account a where a.id = session.subject::bigint and a.status = 'active')`
