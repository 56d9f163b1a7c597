import { aafRecordProblemsFr, aafSetProblemsFr } from '../aaf/aaf-problems.fr.ts'
import { envelopeProblemsFr } from '../envelope/envelope-problems.fr.ts'
import { identifiersProblemsFr } from '../identifiers/identifiers-problems.fr.ts'
import { partnerProblemsFr } from '../partner/partner-problems.fr.ts'
import { timetableProblemsFr } from '../timetable/timetable-problems.fr.ts'
import { siecleProblemsFr } from '../siecle/siecle-problems.fr.ts'
import { xmlProblemsFr } from './xml-problems.fr.ts'

/** Every problem a reader of this package can report, with the sentences an administrator reads. */
export const problemsFr = {
  ...xmlProblemsFr,
  ...aafSetProblemsFr,
  ...aafRecordProblemsFr,
  ...siecleProblemsFr,
  ...identifiersProblemsFr,
  ...envelopeProblemsFr,
  ...timetableProblemsFr,
  ...partnerProblemsFr,
}
