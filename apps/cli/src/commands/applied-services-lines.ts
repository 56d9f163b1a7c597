import type { PortalCommands } from '@preau/portal'

type AppliedServices = Awaited<ReturnType<PortalCommands['applyServices']>>
type Difference = AppliedServices['differences'][number]

/** What a file of services changed, or would change, as a person reads it: `+` new, `~` changed, `=` as it was. */
export function appliedServicesLines(applied: AppliedServices, dryRun: boolean): readonly string[] {
  const { created, updated, unchanged, differences, losses } = applied
  const ofCode = (code: string): readonly Difference[] => differences.filter((one) => one.code === code)
  return [
    ...created.map((code) => `+ ${code}\u00a0: nouveau service`),
    ...updated.flatMap((code) => [`~ ${code}`, ...ofCode(code).flatMap(differenceLines)]),
    ...unchanged.map((code) => `= ${code}\u00a0: inchangé`),
    ...losses.map(
      ({ code, people }) => `! ${code} : plus personne ne pourra l’ouvrir, ${peopleWord(people)}`,
    ),
    dryRun
      ? 'Simulation\u00a0: rien n’est enregistré.'
      : 'Le registre des services est en accord avec le fichier.',
  ]
}

const peopleWord = (people: number): string =>
  people === 1 ? 'une personne le perd' : `${String(people)} personnes le perdent`

/** A list is told by what leaves it and what enters it. */
function differenceLines({ field, from, to }: Difference): readonly string[] {
  if (!Array.isArray(from) || !Array.isArray(to))
    return [`    ${field}\u00a0: ${written(from)} → ${written(to)}`]
  const [before, after]: readonly unknown[][] = [from, to]
  return [
    ...(before ?? []).filter((one) => !to.includes(one)).map((one) => `    - ${field}\u00a0: ${String(one)}`),
    ...(after ?? [])
      .filter((one) => !from.includes(one))
      .map((one) => `    + ${field}\u00a0: ${String(one)}`),
  ]
}

function written(value: unknown): string {
  return value === null || value === undefined ? '(aucun)' : JSON.stringify(value)
}
