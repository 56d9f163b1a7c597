import { type RawBuilder, sql } from 'kysely'
import type { DataRow, DataSection } from '../../features/personal-data/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { ofSchools } from '../in-scope.ts'
import { actLinks, actRows, auditRows } from './act-queries.ts'

/** What one heading reads: a query, and the links to an account (`table.column`) that it answers for. */
export interface SectionQuery {
  readonly links: readonly string[]
  readonly rows: (id: string, scope: Scope) => RawBuilder<DataRow>
}

/** What each heading reads. */
export const sectionQueries: Readonly<Record<DataSection, SectionQuery>> = {
  account: {
    links: [],
    rows: (
      id,
    ) => sql`select ent_id, login, status, status_changed_at, origin, civility, last_name, birth_name, first_name,
      other_first_names, birth_date, postcode, city, email, company, aaf_academy, aaf_key, siecle_id, sts_id, ine, created_at,
      updated_at, password_set_at, must_change_password, last_login_at, previous_login_at from account where id = ${id}`,
  },
  profiles: {
    links: ['account_profile.account_id'],
    rows: (
      id,
      scope,
    ) => sql`select e.uai as school, e.name as school_name, p.profile, p.function_code, p.function_label,
      p.discipline_code, p.discipline_label, p.origin, p.started_at, p.ended_at
      from account_profile p join establishment e on e.id = p.establishment_id
      where p.account_id = ${id} and ${ofSchools(scope, 'e.id')} order by p.started_at`,
  },
  classes: {
    links: ['account_class.account_id'],
    rows: (id, scope) => sql`select e.uai as school, c.kind, c.code, c.label, m.role, m.subject_code
      from account_class m join school_class c on c.id = m.class_id join establishment e on e.id = c.establishment_id
      where m.account_id = ${id} and ${ofSchools(scope, 'e.id')} order by c.code`,
  },
  groups: {
    links: ['account_group_member.account_id'],
    rows: (id, scope) => sql`select e.uai as school, g.name as label, m.added_at from account_group g
      join establishment e on e.id = g.establishment_id
      left join account_group_member m on m.group_id = g.id and m.account_id = ${id}
      where (m.account_id is not null or g.id in (select s.group_id from account_group_membership s where s.account_id = ${id}))
        and ${ofSchools(scope, 'e.id')} order by g.name`,
  },
  guardians: { links: ['guardian_link.pupil_id'], rows: (id) => links('pupil_id', 'guardian_id', id) },
  children: { links: ['guardian_link.guardian_id'], rows: (id) => links('guardian_id', 'pupil_id', id) },
  identifiers: {
    links: ['pronote_identifier.account_id', 'manual_decision.account_id'],
    rows: (
      id,
      scope,
    ) => sql`select e.uai as school, i.pronote_id, i.category, i.created_at as at, 'given' as kind
      from pronote_identifier i join establishment e on e.id = i.establishment_id
      where i.account_id = ${id} and ${ofSchools(scope, 'e.id')}
      union all select e.uai, d.pronote_id, null, d.decided_at, 'decided-by-hand'
      from manual_decision d join establishment e on e.id = d.establishment_id
      where d.account_id = ${id} and ${ofSchools(scope, 'e.id')} order by at`,
  },
  aaf: {
    links: ['aaf_record.account_id'],
    // The record names every school of the person: a school has it only of somebody who is of its scope alone.
    rows: (id, scope) => sql`select attributes from aaf_record where account_id = ${id} and not exists (
      select 1 from account_profile p where p.account_id = ${id} and not (${ofSchools(scope, 'p.establishment_id')}))`,
  },
  imports: {
    links: [
      'identifier_import_line.account_id',
      'identifier_import_line.proposed_account_id',
      'identifier_import_line.initial_account_id',
      'identifier_import_change.account_id',
    ],
    // A line that was only proposed to this person describes somebody else.
    rows: (
      id,
      scope,
    ) => sql`select e.uai as school, r.started_at as at, 'line' as kind, l.outcome, l.chosen_by, l.reason,
        case when l.account_id = ${id} then l.pronote_id end as pronote_id, case when l.account_id = ${id} then l.person end as person
      from identifier_import_line l join identifier_import_run r on r.id = l.run_id join establishment e on e.id = r.establishment_id
      where ${id}::bigint in (l.account_id, l.proposed_account_id, l.initial_account_id) and ${ofSchools(scope, 'e.id')}
      union all select e.uai, r.started_at, c.kind, null, null, c.cause, c.pronote_id, null
      from identifier_import_change c join identifier_import_run r on r.id = c.run_id join establishment e on e.id = r.establishment_id
      where c.account_id = ${id} and ${ofSchools(scope, 'e.id')} order by at`,
  },
  merges: {
    links: [
      'account_merge.kept_id',
      'account_merge.dropped_id',
      'merge_proposal.first_id',
      'merge_proposal.second_id',
    ],
    rows: (id) => sql`select 'merged' as kind, done_at as at, undone_at, dropped_ent_id, dropped_login
      from account_merge where ${id}::bigint in (kept_id, dropped_id)
      union all select 'proposal-' || state, found_at, null, null, null from merge_proposal
      where ${id}::bigint in (first_id, second_id) order by at`,
  },
  rights: {
    links: ['admin_role.account_id'],
    rows: (id, scope) => sql`select r.role, e.uai as school, r.granted_at from admin_role r
      left join establishment e on e.id = r.establishment_id
      where r.account_id = ${id} and (r.establishment_id is null or ${ofSchools(scope, 'e.id')}) order by r.granted_at`,
  },
  protection: {
    links: [
      'activation_code.account_id',
      'known_browser.account_id',
      'second_factor.account_id',
      'second_factor_grace.account_id',
      'passkey.account_id',
      'recovery_code.account_id',
    ],
    rows: (
      id,
    ) => sql`select 'activation-code' as kind, null as label, issued_at as at, ends_at from activation_code where account_id = ${id}
      union all select 'known-browser', null, null, ends_at from known_browser where account_id = ${id}
      union all select 'second-factor', null, enrolled_at, null from second_factor where account_id = ${id}
      union all select 'second-factor-asked', null, asked_at, null from second_factor_grace where account_id = ${id}
      union all select 'passkey', name, added_at, null from passkey where account_id = ${id}
      union all select 'recovery-code', null, used_at, null from recovery_code where account_id = ${id}`,
  },
  sessions: {
    links: [],
    rows: (
      id,
    ) => sql`select data->>'browser' as browser, data->>'address' as address, opened_at, last_seen_at, ends_at
      from session where subject = ${id} order by opened_at`,
  },
  services_opened: {
    links: ['cas_ticket.account_id', 'cas_granting_ticket.account_id', 'cas_service_session.account_id'],
    rows: (id, scope) => sql`select s.code as service, s.title as label, o.kind, o.at from (
        select service_id, 'visit' as kind, opened_at as at from cas_service_session where account_id = ${id}
        union all select service_id, 'ticket', issued_at from cas_ticket where account_id = ${id}
        union all select service_id, 'proxy', issued_at from cas_granting_ticket where account_id = ${id}) o
      join service s on s.id = o.service_id where ${shared(scope)} order by o.at`,
  },
  service_choices: {
    links: [
      'service_user_rule.account_id',
      'favourite_service.account_id',
      'notice_acknowledgement.account_id',
    ],
    rows: (id, scope) => sql`select s.code as service, s.title as label, o.kind, o.at from (
        select service_id, effect as kind, created_at as at from service_user_rule where account_id = ${id}
        union all select service_id, 'favourite', added_at from favourite_service where account_id = ${id}
        union all select service_id, 'notice-read', acknowledged_at from notice_acknowledgement where account_id = ${id}) o
      join service s on s.id = o.service_id where ${shared(scope)} order by o.at`,
  },
  acts: { links: actLinks, rows: actRows },
  audit: { links: [], rows: auditRows },
}

/** Services of the schools of a scope, and those of every school. */
function shared(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`(s.owner_establishment_id is null or ${ofSchools(scope, 's.owner_establishment_id')})`
}

function links(own: string, other: string, id: string): RawBuilder<DataRow> {
  return sql`select o.first_name, o.last_name, g.link_code, g.legal_level, g.financial, g.contact
    from guardian_link g join account o on o.id = g.${sql.ref(other)}
    where g.${sql.ref(own)} = ${id} order by o.last_name, o.first_name`
}
