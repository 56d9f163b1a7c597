/** Links to an account that no export shows, and why. */
export const linksLeftOut: Readonly<Record<string, string>> = {
  'login_step.account_id': 'half a log-in, a secret that lives minutes',
  'passkey_challenge.account_id': 'a challenge of a running log-in, a secret that lives minutes',
  'second_factor_draft.account_id': 'a secret shown and not confirmed, that lives minutes',
}
