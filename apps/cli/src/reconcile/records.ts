import type { EntAccount, SchoolPerson } from '@preau/reconciliation'
import { z } from 'zod'

// Only what the engine cannot do without is checked; every other column is optional by definition of the format.
const Account = z.looseObject({
  id: z.string(),
  uai: z.array(z.string()),
  profil: z.string(),
  nom: z.string(),
  prenom: z.string(),
})
const Person = z.looseObject({
  identifiantPronote: z.string(),
  uai: z.string(),
  categorie: z.string(),
  nom: z.string(),
  prenom: z.string(),
})

/** True for one line of `ENT.jsonl`. */
export const isAccount = (value: unknown): value is EntAccount => Account.safeParse(value).success

/** True for one line of `PRONOTE.jsonl`. */
export const isPerson = (value: unknown): value is SchoolPerson => Person.safeParse(value).success
