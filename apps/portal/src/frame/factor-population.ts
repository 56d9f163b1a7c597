/** Who may have a second factor, and of whom it may be required: the three administrators' roles, and the staff. */
export const factorPopulations = ['platform', 'school', 'support', 'staff'] as const

export type FactorPopulation = (typeof factorPopulations)[number]
