/** Links to an account that no export shows, and why. */
export const linksLeftOut: Readonly<Record<string, string>> = {
  'deleted_account.account_id': 'an account that no longer exists',
  'login_step.account_id': 'half a log-in, a secret that lives minutes',
  'passkey_challenge.account_id': 'a challenge of a running log-in, a secret that lives minutes',
  'visitor_change.account_id': 'a note that something changed, without what; it lives minutes',
  'second_factor_draft.account_id': 'a secret shown and not confirmed, that lives minutes',
}
