import { type Kysely, sql } from 'kysely'

/**
 * The bases of the deployment, the publication of their spaces and their CAS delegation.
 *
 * Source: product.md B1 (console), pronote-facts §2.2 (table of spaces, recognition modes).
 */
export const base = {
  name: '0001_base',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table base (
        id bigint generated always as identity primary key,
        uai text not null unique check (uai ~ '^[0-9]{7}[A-Z]$'),
        name text not null check (name <> ''),
        path_name text not null check (path_name ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,62}$'),
        root text not null default 'pronote' check (root ~ '^[a-z0-9][a-z0-9-]{0,30}$' and root <> 'client'),
        postcode text,
        city text,
        school_year integer check (school_year between 2000 and 2200),
        published boolean not null default false,
        published_at timestamptz,
        ent_identifiers boolean not null default false,
        idle_minutes integer not null default 60 check (idle_minutes between 5 and 720),
        created_at timestamptz not null
      );
      create unique index base_path_name_key on base (lower(path_name));

      create table space_publication (
        base_id bigint not null references base on delete cascade,
        space text not null check (space in ('commune', 'direction', 'professeurs', 'vie-scolaire', 'parents',
          'accompagnant', 'eleves', 'entreprise', 'academie')),
        published boolean not null default true,
        mobile boolean not null default false,
        delegation text not null default 'none' check (delegation in ('cas', 'ws-federation', 'none')),
        primary key (base_id, space)
      );

      create table ent_preset (
        id bigint generated always as identity primary key,
        name text not null unique,
        cas_url text not null,
        position integer not null
      );

      create table cas_delegation (
        base_id bigint primary key references base on delete cascade,
        enabled boolean not null default false,
        ent_preset_id bigint references ent_preset on delete set null,
        server_url text,
        validation_protocol text not null default 'auto'
          check (validation_protocol in ('auto', 'cas2', 'cas3', 'saml11')),
        common_identifier text not null default 'subject' check (common_identifier in ('subject', 'attribute')),
        common_identifier_attribute text,
        recognition text not null default 'identifier'
          check (recognition in ('identifier', 'identity', 'double')),
        identifier_attribute text not null default 'idPronote',
        last_name_attribute text not null default 'nom',
        first_name_attribute text not null default 'prenom',
        birth_date_attribute text not null default 'dateNaissance',
        postcode_attribute text not null default 'codePostal',
        categories_attribute text not null default 'categories',
        category_values jsonb not null default '{}',
        updated_at timestamptz not null,
        check (not enabled or server_url is not null),
        check (common_identifier = 'subject' or common_identifier_attribute is not null)
      );
    `.execute(db)
  },
}
