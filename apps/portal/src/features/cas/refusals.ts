import { defineRefusals } from '@preau/platform'
import { parameterCopy } from './copy.fr.ts'

export const casRefusals = defineRefusals({
  'cas.bad-parameter': {
    status: 400,
    title: 'Demande de connexion illisible',
    sentence: (p: { readonly reason: keyof typeof parameterCopy }) => parameterCopy[p.reason],
    next: 'Revenez à l’application que vous vouliez ouvrir et recommencez. Si cela se reproduit, prévenez votre administrateur.',
  },
})
