import { z } from 'zod'

const french = z.locales.fr().localeError

const formats: Readonly<Record<string, string>> = {
  email: 'Indiquez une adresse électronique, comme prenom.nom@exemple.fr.',
  url: 'Indiquez une adresse complète, comme https://exemple.fr/.',
  date: 'Indiquez une date.',
}

/** What is wrong with a field, in words for whoever typed it. A message written in the schema goes first. */
export const describeFieldProblem: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined || issue.input === '') return 'Ce champ est obligatoire.'
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_value':
      return 'Choisissez une des valeurs proposées.'
    case 'invalid_format':
      return formats[issue.format] ?? 'Cette valeur n’a pas la forme attendue.'
    case 'invalid_type':
      return issue.expected === 'number' ? 'Indiquez un nombre.' : 'Cette valeur n’est pas celle attendue.'
    default:
      return french(issue)
  }
}

const plural = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `Indiquez au moins ${plural(minimum, 'caractère', 'caractères')}.`
  if (origin === 'array' || origin === 'set')
    return `Choisissez au moins ${plural(minimum, 'valeur', 'valeurs')}.`
  return `Indiquez un nombre supérieur ou égal à ${minimum}.`
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `Indiquez au plus ${plural(maximum, 'caractère', 'caractères')}.`
  if (origin === 'array' || origin === 'set')
    return `Choisissez au plus ${plural(maximum, 'valeur', 'valeurs')}.`
  return `Indiquez un nombre inférieur ou égal à ${maximum}.`
}
