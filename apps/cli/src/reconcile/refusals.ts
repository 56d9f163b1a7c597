import { defineRefusals } from '@preau/platform'

/** What `preau reconcile` refuses; the status is only for the catalogue, a command has exit codes. */
export const reconcileRefusals = defineRefusals({
  'reconcile.school-failed': {
    status: 422,
    title: 'Le rapprochement s’est arrêté.',
    sentence: ({ uai, detail }: { uai: string; detail: string }) =>
      `L’établissement ${uai} n’a pas pu être rapproché\u00a0: ${detail}.`,
    next: 'Aucun fichier n’a été écrit. Vérifiez les lignes de cet établissement dans les deux fichiers, puis relancez la commande.',
  },
  'reconcile.cannot-write': {
    status: 422,
    title: 'Le résultat ne peut pas être écrit.',
    sentence: ({ path, detail }: { path: string; detail: string }) =>
      `L’écriture de «\u00a0${path}\u00a0» a échoué\u00a0: ${detail}.`,
    next: 'Vérifiez que le dossier existe, que vous pouvez y écrire et qu’il reste de la place, puis relancez la commande.',
  },
})
