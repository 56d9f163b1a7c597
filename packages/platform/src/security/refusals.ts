import { defineRefusals } from '../errors/define-refusals.ts'

/** Refusals of password checking. */
export const securityRefusals = defineRefusals({
  'password.busy': {
    status: 503,
    title: 'Trop de connexions en même temps',
    sentence:
      'Beaucoup de personnes se connectent en ce moment\u00A0: votre mot de passe n’a pas pu être vérifié.',
    next: 'Attendez quelques secondes, puis recommencez.',
    retryAfterSeconds: 5,
  },
})
