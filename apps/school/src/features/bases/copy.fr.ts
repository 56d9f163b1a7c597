/** French texts of the addresses of a base. */
export const copy = {
  moved: (address: string) =>
    `L’adresse de ce site a changé\u00a0: c’est maintenant ${address}. Remplacez l’ancienne dans vos favoris.`,
} as const
