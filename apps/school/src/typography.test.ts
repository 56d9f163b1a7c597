import { catalogueTexts, checkTypography } from '@preau/platform/testing'
import { idleWarningCopy } from '@preau/ui'
import { expect, test } from 'vitest'
import { baseRefusals } from './features/bases/index.ts'
import { copy as addressesCopy } from './features/addresses/copy.fr.ts'
import { copy as certificatesCopy } from './features/certificates/copy.fr.ts'
import { certificateRefusals } from './features/certificates/index.ts'
import { copy as consoleCopy } from './features/console/copy.fr.ts'
import { consoleRefusals } from './features/console/index.ts'
import { copy as delegationCopy } from './features/delegation/copy.fr.ts'
import { copy as federationCopy } from './features/delegation/federation/copy.fr.ts'
import { copy as presetsCopy } from './features/delegation/presets/copy.fr.ts'
import { delegationRefusals } from './features/delegation/index.ts'
import { copy as duplicatesCopy } from './features/duplicates/copy.fr.ts'
import { duplicateRefusals } from './features/duplicates/refusals.ts'
import { copy as firstStepsCopy } from './features/first-steps/copy.fr.ts'
import { copy as hostingCopy } from './features/hosting/copy.fr.ts'
import { copy as identificationCopy } from './features/identification/copy.fr.ts'
import { identificationRefusals } from './features/identification/index.ts'
import { inboxCopy } from './features/identification/inbox/copy.fr.ts'
import { copy as resolutionCopy } from './features/identification/resolution-copy.fr.ts'
import { copy as exportCopy } from './features/identifiers-export/copy.fr.ts'
import { copy as pushCopy } from './features/identifiers-export/push/copy.fr.ts'
import { copy as exportSettingsCopy } from './features/identifiers-export/settings/copy.fr.ts'
import { exportRefusals } from './features/identifiers-export/index.ts'
import { copy as operatorsCopy } from './features/operators/copy.fr.ts'
import { listCopy as operatorListCopy } from './features/operators/list-copy.fr.ts'
import { operatorRefusals } from './features/operators/refusals.ts'
import { copy as peopleCopy } from './features/people/copy.fr.ts'
import { peopleRefusals } from './features/people/index.ts'
import { copy as preferencesCopy } from './features/preferences/copy.fr.ts'
import { copy as importCopy } from './features/school-import/copy.fr.ts'
import { csvCopy } from './features/school-import/csv/copy.fr.ts'
import { largeCopy } from './features/school-import/large/copy.fr.ts'
import { partnerCopy } from './features/school-import/partner/copy.fr.ts'
import { importRefusals } from './features/school-import/index.ts'
import { copy as securityCopy } from './features/security-settings/copy.fr.ts'
import { copy as schoolYearCopy } from './features/school-year/copy.fr.ts'
import { copy as sessionsCopy } from './features/sessions/copy.fr.ts'
import { copy as contentsCopy } from './features/spaces/contents/copy.fr.ts'
import { copy as draftCopy } from './features/settings-draft/copy.fr.ts'
import { draftRefusals } from './features/settings-draft/index.ts'
import { copy as spacesCopy } from './features/spaces/copy.fr.ts'
import { spaceRefusals } from './features/spaces/index.ts'
import { accessCopy } from './features/spaces/local/access-copy.fr.ts'
import * as tracesCopy from './features/traces/copy.fr.ts'
import { traceRefusals } from './features/traces/refusals.ts'
import { conflictCopy } from './frame/conflict-copy.fr.ts'
import { copyTexts } from './testing/copy-texts.ts'

test.each(
  Object.entries({
    addressesCopy,
    certificatesCopy,
    conflictCopy,
    consoleCopy,
    delegationCopy,
    federationCopy,
    firstStepsCopy,
    hostingCopy,
    schoolYearCopy,
    presetsCopy,
    duplicatesCopy,
    identificationCopy,
    resolutionCopy,
    inboxCopy,
    exportCopy,
    exportSettingsCopy,
    pushCopy,
    largeCopy,
    partnerCopy,
    operatorsCopy,
    operatorListCopy,
    peopleCopy,
    preferencesCopy,
    importCopy,
    securityCopy,
    csvCopy,
    sessionsCopy,
    contentsCopy,
    draftCopy,
    spacesCopy,
    accessCopy,
    idleWarningCopy,
    tracesCopy,
  }),
)('the texts of %s follow French typography', (_, copy) => {
  const texts = copyTexts(copy)
  expect(Object.keys(texts).length).toBeGreaterThan(0)
  expect(checkTypography(texts)).toEqual([])
})

test.each(
  Object.entries({
    baseRefusals,
    certificateRefusals,
    traceRefusals,
    consoleRefusals,
    draftRefusals,
    delegationRefusals,
    duplicateRefusals,
    identificationRefusals,
    exportRefusals,
    operatorRefusals,
    peopleRefusals,
    importRefusals,
    spaceRefusals,
  }),
)('the sentences of %s follow French typography', (_, { catalogue }) => {
  expect(checkTypography(catalogueTexts(catalogue))).toEqual([])
})
