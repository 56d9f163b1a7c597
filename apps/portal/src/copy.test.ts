import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogueTexts, checkTypography } from '@preau/platform/testing'
import { describe, expect, test } from 'vitest'
import * as csvImport from './features/csv-import/copy.fr.ts'
import { csvRefusals } from './features/csv-import/refusals.ts'
import * as functionProfiles from './features/function-profiles/copy.fr.ts'
import { functionRefusals } from './features/function-profiles/refusals.ts'
import * as aafImport from './features/aaf-import/copy.fr.ts'
import { aafRefusals } from './features/aaf-import/refusals.ts'
import * as account from './features/account/copy.fr.ts'
import { accountRefusals } from './features/account/refusals.ts'
import * as accountMerge from './features/account-merge/copy.fr.ts'
import { mergeRefusals } from './features/account-merge/refusals.ts'
import * as accountRecord from './features/account-record/copy.fr.ts'
import { recordRefusals } from './features/account-record/refusals.ts'
import * as accountLife from './features/account-life/copy.fr.ts'
import { lifeRefusals } from './features/account-life/refusals.ts'
import * as bulkActions from './features/bulk-actions/copy.fr.ts'
import { bulkRefusals } from './features/bulk-actions/refusals.ts'
import * as cas from './features/cas/copy.fr.ts'
import { casRefusals } from './features/cas/refusals.ts'
import * as crisis from './features/crisis/copy.fr.ts'
import { crisisRefusals } from './features/crisis/refusals.ts'
import * as directory from './features/directory/copy.fr.ts'
import { directoryRefusals } from './features/directory/refusals.ts'
import * as groups from './features/groups/copy.fr.ts'
import { groupRefusals } from './features/groups/refusals.ts'
import * as guidedService from './features/guided-service/copy.fr.ts'
import * as home from './features/home/copy.fr.ts'
import * as identifiersCsv from './features/identifiers-import/csv/copy.fr.ts'
import * as identifiersImport from './features/identifiers-import/copy.fr.ts'
import * as importReasons from './features/identifiers-import/reasons.fr.ts'
import { importRefusals } from './features/identifiers-import/refusals.ts'
import * as login from './features/login/copy.fr.ts'
import { loginRefusals } from './features/login/refusals.ts'
import * as messages from './features/messages/copy.fr.ts'
import { messageRefusals } from './features/messages/refusals.ts'
import * as notice from './features/notice/copy.fr.ts'
import * as roles from './features/roles/copy.fr.ts'
import { roleRefusals } from './features/roles/refusals.ts'
import * as partnerExchange from './features/partner-exchange/copy.fr.ts'
import { exchangeRefusals } from './features/partner-exchange/refusals.ts'
import * as secondFactor from './features/second-factor/copy.fr.ts'
import { factorRefusals } from './features/second-factor/refusals.ts'
import * as addresses from './features/services/addresses-copy.fr.ts'
import * as services from './features/services/copy.fr.ts'
import { serviceRefusals } from './features/services/refusals.ts'
import * as userExport from './features/user-export/copy.fr.ts'
import { xitiTypes } from './features/services/xiti-types.ts'
import * as indicators from './features/indicators/copy.fr.ts'
import * as personalData from './features/personal-data/copy.fr.ts'
import { personalDataRefusals } from './features/personal-data/refusals.ts'
import * as quotas from './features/quotas/copy.fr.ts'
import { quotaRefusals } from './frame/quota-refusals.ts'
import * as retention from './features/retention/copy.fr.ts'
import { lifeRefusals as lifeRefusalsOfSessions } from './features/session-life/refusals.ts'
import { retentionRefusals } from './features/retention/refusals.ts'
import * as traces from './features/traces/copy.fr.ts'
import { traceRefusals } from './features/traces/refusals.ts'
import * as auditActions from './frame/audit-actions.fr.ts'
import * as frame from './frame/copy.fr.ts'

/** Every text of a catalogue; functions are called with a sample of each kind of parameter they take. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(Reflect.apply(value, undefined, ['3', '3']))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe('what people read', () => {
  test.each(
    Object.entries({
      aafImport,
      functionProfiles,
      csvImport,
      account,
      accountLife,
      bulkActions,
      accountMerge,
      accountRecord,
      cas,
      crisis,
      directory,
      groups,
      guidedService,
      home,
      messages,
      identifiersCsv,
      identifiersImport,
      importReasons,
      login,
      notice,
      roles,
      partnerExchange,
      secondFactor,
      services,
      addresses,
      userExport,
      indicators,
      personalData,
      quotas,
      retention,
      traces,
      auditActions,
      frame,
      xitiTypes,
    }),
  )('the texts of %s follow French typography', (_, copy) => {
    expect(checkTypography(textsOf(copy))).toEqual([])
  })

  test('so do the refusals', () => {
    for (const { catalogue } of [
      aafRefusals,
      functionRefusals,
      csvRefusals,
      accountRefusals,
      lifeRefusals,
      bulkRefusals,
      recordRefusals,
      mergeRefusals,
      casRefusals,
      crisisRefusals,
      directoryRefusals,
      groupRefusals,
      exchangeRefusals,
      importRefusals,
      loginRefusals,
      messageRefusals,
      factorRefusals,
      roleRefusals,
      serviceRefusals,
      personalDataRefusals,
      traceRefusals,
      quotaRefusals,
      retentionRefusals,
      lifeRefusalsOfSessions,
    ]) {
      expect(checkTypography(catalogueTexts(catalogue))).toEqual([])
    }
  })
})

/** Codes of audit actions written in the sources, on a line that speaks of an action; those made of two parts are not seen. */
async function actionsInUse(): Promise<readonly string[]> {
  const files = await Array.fromAsync(glob('{store,features}/**/*.{ts,tsx}', { cwd: import.meta.dirname }))
  const sources = files.filter((file) => !/\.test\.tsx?$|copy\.fr\.ts$|refusals\.ts$/.test(file))
  const texts = await Promise.all(sources.map((file) => readFile(join(import.meta.dirname, file), 'utf8')))
  const speaking = texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => /action\b|audit/i.test(line) && !line.includes('.refuse('))
  return speaking.flatMap((line) =>
    [...line.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code ?? ''),
  )
}

test('every action of the audit trail has its words', async () => {
  const codes = [...new Set(await actionsInUse())]
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((code) => !(code in auditActions.auditActionCopy))).toEqual([])
})
