import { profileLabel, type SdetProfile, sdetProfiles } from '@preau/people'
import { z } from 'zod'
import type { CommonLimits } from '../login/index.ts'
import { lifeCopy as copy } from './copy.fr.ts'
import { absoluteBounds, idleBounds, type ProfileLife } from './session-lives.ts'

/** Names of the fields of a profile. */
export const fieldsOf = (profile: SdetProfile) =>
  ({ idle: `inactivite-${profile}`, absolute: `duree-${profile}`, version: `version-${profile}` }) as const

interface Bounds {
  readonly min: number
  readonly max: number
}

/** A whole number within bounds, or nothing. */
const bounded = ({ min, max }: Bounds, message: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      (text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max),
      message,
    )
    .transform((text) => (text === '' ? null : Number(text)))

const version = z.coerce.number().int().min(0).max(2_147_483_646).catch(0)

/** The form of all profiles at once. */
export const lifeForm = z.object(
  Object.fromEntries(
    sdetProfiles.flatMap((profile): [string, z.ZodType<number | null>][] => {
      const { idle, absolute, version: seen } = fieldsOf(profile)
      const label = profileLabel(profile)
      return [
        [idle, bounded(idleBounds, copy.badIdle(label))],
        [absolute, bounded(absoluteBounds, copy.badAbsolute(label))],
        [seen, version],
      ]
    }),
  ),
)

/** The profiles as they were typed. */
export function livesOf(value: z.output<typeof lifeForm>): readonly ProfileLife[] {
  return sdetProfiles.map((profile) => {
    const { idle, absolute, version: seen } = fieldsOf(profile)
    return {
      profile,
      idleMinutes: value[idle] ?? null,
      absoluteHours: value[absolute] ?? null,
      version: value[seen] ?? 0,
    }
  })
}

/** What counts for a profile. */
export function inForce(
  { idleMinutes, absoluteHours }: Pick<ProfileLife, 'idleMinutes' | 'absoluteHours'>,
  { idleMs, absoluteMs }: CommonLimits,
): { readonly idleMinutes: number; readonly absoluteHours: number } {
  return {
    idleMinutes: idleMinutes ?? Math.round(idleMs / 60_000),
    absoluteHours: absoluteHours ?? Math.round(absoluteMs / 3_600_000),
  }
}

/** A profile whose idle time exceeds its life says something that cannot happen; those that say nothing follow the configuration. */
export function contradictionsOf(
  lives: readonly ProfileLife[],
  common: CommonLimits,
): Readonly<Record<string, string>> {
  const wrong = lives.flatMap((life): [string, string][] => {
    const { idleMinutes, absoluteHours } = inForce(life, common)
    if (life.idleMinutes === null || idleMinutes <= absoluteHours * 60) return []
    const message = copy.idleTooLong(profileLabel(life.profile), idleMinutes, absoluteHours)
    return [[fieldsOf(life.profile).idle, message]]
  })
  return Object.fromEntries(wrong)
}
