import { sql, type Selectable } from 'kysely'
import type { CertificateStore, IssuedCertificate } from '../features/certificates/index.ts'
import { change, type SchoolDatabase } from './school-database.ts'
import { recordAudit } from '@preau/platform'
import type { SchoolSchema } from './schema.ts'

/** {@link CertificateStore} on PostgreSQL. */
export function createCertificateStore(db: SchoolDatabase): CertificateStore {
  return {
    authorities: async () => {
      const rows = await db.selectFrom('console_authority').selectAll().orderBy('id', 'desc').execute()
      return rows.map((row) => ({
        id: row.id,
        certificate: row.certificate,
        sealedKey: row.sealed_key,
        createdAt: row.created_at,
        endsAt: row.ends_at,
      }))
    },
    addAuthority: ({ certificate, sealedKey, createdAt, endsAt }, audit) =>
      change(db, audit, async (trx) => {
        const row = { certificate, sealed_key: sealedKey, created_at: createdAt, ends_at: endsAt }
        await trx.insertInto('console_authority').values(row).execute()
      }),
    list: async (operatorId) => {
      const rows = await db
        .selectFrom('operator_certificate')
        .selectAll()
        .$if(operatorId !== undefined, (query) => query.where('operator_id', '=', operatorId ?? null))
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toIssued)
    },
    byFingerprint: async (fingerprint) => {
      const row = await db
        .selectFrom('operator_certificate')
        .selectAll()
        .where('fingerprint', '=', Buffer.from(fingerprint))
        .executeTakeFirst()
      return row && toIssued(row)
    },
    add: (issued, audit) =>
      change(db, audit, async (trx) => {
        await trx.insertInto('operator_certificate').values(rowOf(issued)).execute()
      }),
    revoke: ({ id, operatorId, at }, audit) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('operator_certificate')
          .set({ revoked_at: at })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .$if(operatorId !== undefined, (query) => query.where('operator_id', '=', operatorId ?? null))
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await sql`delete from session where subject like 'operator:%' and data->>'certificateId' = ${id}`.execute(
          trx,
        )
        await recordAudit(trx, audit)
        return true
      }),
    noteUse: async (id, at) => {
      await db.updateTable('operator_certificate').set({ last_used_at: at }).where('id', '=', id).execute()
    },
    recordRefusal: (audit) => change(db, audit, () => Promise.resolve()),
  }
}

type NewCertificate = Parameters<CertificateStore['add']>[0]

const rowOf = (issued: NewCertificate) => ({
  authority_id: issued.authorityId,
  operator_id: issued.operatorId,
  login: issued.login,
  label: issued.label,
  serial: issued.serial,
  fingerprint: Buffer.from(issued.fingerprint),
  issued_at: issued.issuedAt,
  ends_at: issued.endsAt,
  revoked_at: null,
  last_used_at: null,
})

const toIssued = (row: Selectable<SchoolSchema['operator_certificate']>): IssuedCertificate => ({
  id: row.id,
  authorityId: row.authority_id,
  operatorId: row.operator_id ?? undefined,
  login: row.login,
  label: row.label,
  serial: row.serial,
  issuedAt: row.issued_at,
  endsAt: row.ends_at,
  revokedAt: row.revoked_at ?? undefined,
  lastUsedAt: row.last_used_at ?? undefined,
})
