/** French texts of a form that somebody else has saved meanwhile. */
export const conflictCopy = {
  title: 'Ces réglages ont été modifiés entre-temps',
  by: (who: string, when: string) =>
    `Dernière modification par ${who}, le ${when}, pendant que vous aviez cette page sous les yeux.`,
  somebody: 'Une autre personne les a modifiés pendant que vous aviez cette page sous les yeux.',
  next: 'Rien de votre saisie n’est enregistré. Comparez, puis enregistrez de nouveau pour garder la vôtre, ou reprenez les réglages enregistrés.',
  same: 'Votre saisie et les réglages enregistrés disent la même chose.',
  again: 'Reprendre les réglages enregistrés',
  columns: { label: 'Réglage', theirs: 'Enregistré', yours: 'Votre saisie' },
} as const
