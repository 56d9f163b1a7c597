import { parseSdetProfile, type SdetProfile } from '@preau/people'

/** A profile as the database holds it, which its own constraint keeps among those of SDET. */
export function storedProfile(text: string): SdetProfile {
  const profile = parseSdetProfile(text)
  if (!profile) throw new Error(`the database holds the profile ${text}, which its own constraint refuses`)
  return profile
}
