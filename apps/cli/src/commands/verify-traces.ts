import type { AuditFault, AuditVerification } from '@preau/platform'
import { type Call, optional, UsageError } from '../command.ts'

/** Reads the audit trail of a product again and says what it found: exit code 0 when it is intact, 1 when it is not. */
export async function verifyTraces(
  call: Call,
  verify: (expected: string | undefined) => Promise<AuditVerification>,
): Promise<void> {
  const expected = optional(call, 'expect')
  if (call.words.length > 0) throw new UsageError('Cette commande n’attend aucun mot.')
  if (expected !== undefined && !/^[0-9a-f]{64}$/i.test(expected))
    throw new UsageError('--expect attend une empreinte\u00a0: 64 chiffres et lettres de a à f.')
  const found = await verify(expected)
  for (const line of verificationLines(found)) call.say(line)
  call.answer(found)
  if (!found.intact) process.exitCode = 1
}

const faultWords: Readonly<Record<AuditFault['kind'], string>> = {
  chain: 'ce sceau ne suit pas le précédent',
  lines: 'ces traces ne sont plus celles qui ont été scellées',
  'not-purged': 'ces traces sont encore là alors qu’elles sont dites supprimées',
  hole: 'ces traces ont été supprimées alors que de plus anciennes sont gardées',
}

/** What a verification found, a line each. */
export function verificationLines(found: AuditVerification): readonly string[] {
  const figures = [
    `${found.seals} sceaux, ${found.lines} traces vérifiées, ${found.purgedLines} supprimées à leur terme, ${found.unsealedLines} pas encore scellées.`,
    ...(found.head === undefined ? [] : [`Empreinte du dernier sceau\u00a0: ${found.head}`]),
  ]
  const faults = found.faults.map(
    ({ seal, kind, firstId, lastId }) =>
      `Sceau nº\u00a0${seal}, traces ${firstId} à ${lastId}\u00a0: ${faultWords[kind]}.`,
  )
  const absent = 'L’empreinte attendue n’est plus dans la chaîne\u00a0: tout a pu être réécrit.'
  if (found.expectedFound === false) faults.push(absent)
  return [...figures, ...faults, found.intact ? 'Les traces sont intactes.' : 'Les traces ont été modifiées.']
}
