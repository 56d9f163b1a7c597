import { formatInstantFr } from '../../frame/format-fr.ts'
import type { RememberedDecision } from './matching-data.ts'
import type { BasisChange } from './recall-decisions.ts'

const changeWords: Readonly<Record<BasisChange | 'new-account', string>> = {
  name: 'le nom a changé dans le fichier',
  birth: 'la date de naissance a changé dans le fichier',
  pupils: 'les élèves rattachés ne sont plus les mêmes dans le fichier',
  'account-name': 'le nom du compte a changé',
  'account-birth': 'la date de naissance du compte a changé',
  'account-children': 'les enfants du compte ne sont plus les mêmes',
  'new-account': 'un compte qui ressemble est arrivé',
}

/** Why an earlier decision is to be looked at again. */
export function staleSentence(
  { decidedBy, decidedAt, accountId }: RememberedDecision,
  changes: readonly (BasisChange | 'new-account')[],
): string {
  const what = accountId === null ? 'Dit sans compte' : 'Compte choisi'
  const since = changes.map((change) => changeWords[change]).join(', ')
  return `${what} par ${decidedBy}, le ${formatInstantFr(decidedAt)}. Depuis, ${since}\u00a0: à revoir.`
}
