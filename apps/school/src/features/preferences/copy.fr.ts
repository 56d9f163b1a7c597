/** French texts of *Paramètres > Préférences > Affichages > Gestion ENT / CAS*. */
export const copy = {
  title: 'Gestion ENT / CAS',
  lead: 'Paramètres, préférences d’affichage',
  option: 'Activer la gestion des identifiants ENT (Identifiant PRONOTE et Identifiant CAS)',
  hint: 'Deux colonnes apparaissent dans les listes de «\u00a0Ressources\u00a0», et l’identifiant CAS devient modifiable sur chaque fiche.',
  save: 'Enregistrer',
  on: 'La gestion des identifiants ENT est active.',
  off: 'La gestion des identifiants ENT n’est plus active. Les identifiants sont conservés.',
} as const
