import { type Kysely, sql } from 'kysely'

/** The picture that a school gave to its service, as we wrote it again: at most one each, gone with the service. */
export const keepServicePictures = {
  name: '0350_keep_service_pictures',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await pictures.execute(db)
    await pictureHash.execute(db)
  },
}

const pictures = sql`
create table service_picture (
  service_id bigint primary key references service on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/png', 'image/svg+xml')),
  content bytea not null check (length(content) <= 131072)
)
`
const pictureHash = sql`create index service_picture_hash on service_picture (hash)`
