/** The two identities: `portal` (the ENT, warm and petrol) and `school` (the school server, plum). */
export type Theme = 'portal' | 'school'
