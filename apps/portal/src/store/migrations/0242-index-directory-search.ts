import { type Kysely, sql } from 'kysely'

/**
 * What the search of the directory reads, whatever the number of accounts: the words of the names, and for each word itself and what is
 * left of it without one of its letters. Two words that share one of these are a typing error apart: a letter missing, added,
 * replaced, or two swapped.
 */
export const indexDirectorySearch = {
  name: '0242_index_directory_search',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await index.execute(db)
  },
}

// Words are kept in one order in every transaction, so that two imports wait for each other instead of dying of it.
const index = sql`
create function name_word_nears(word text) returns text[] immutable strict parallel safe language sql as $$
  select case when length(word) < 4 then array[word] else (
    select array_agg(distinct left(word, place - 1) || substr(word, place + 1)) || word
    from generate_series(1, length(word)) place) end
$$;

create table name_word (
  word text collate "C" primary key,
  nears text[] not null
);
create index name_word_nears_index on name_word using gin (nears) with (fastupdate = off);

create function note_name_words() returns trigger language plpgsql as $$
begin
  insert into name_word (word, nears)
  select word, name_word_nears(word) from (
    select distinct word from new_rows, unnest(string_to_array(name_key, ' ')) word where word <> '') words
  where not exists (select 1 from name_word known where known.word = words.word)
  order by word on conflict do nothing;
  return null;
end
$$;

create function note_new_name_words() returns trigger language plpgsql as $$
begin
  insert into name_word (word, nears)
  select distinct word, name_word_nears(word) from unnest(string_to_array(new.name_key, ' ')) word where word <> ''
  order by word on conflict do nothing;
  return null;
end
$$;

create trigger account_name_words after insert on account
  referencing new table as new_rows for each statement execute function note_name_words();
create trigger account_new_name_words after update of name_key on account
  for each row when (old.name_key is distinct from new.name_key) execute function note_new_name_words();

insert into name_word (word, nears)
select word, name_word_nears(word) from (
  select distinct word from account, unnest(string_to_array(name_key, ' ')) word where word <> '') words order by word;

create index account_name_words on account using gin (string_to_array(name_key, ' ')) with (fastupdate = off);
create index account_by_name on account (name_key collate "C", id);
create index account_by_login on account (login text_pattern_ops);
create index account_profile_of_school on account_profile (establishment_id, account_id);
create index account_profile_of_profile on account_profile (profile, account_id) where ended_at is null;
`
