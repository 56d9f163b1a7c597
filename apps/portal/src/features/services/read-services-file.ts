import { parseUai } from '@preau/people'
import { z } from 'zod'
import { serviceRefusals } from './refusals.ts'
import { servicesFile, type ServicesFile } from './services-file.ts'

const french = z.locales.fr().localeError

/**
 * Reads a file of services and checks it against the directory.
 *
 * @param schools id of each school of the directory, by UAI
 * @throws Refusal `service.bad-file` that lists every mistake with its place
 */
export function readServicesFile(content: string, schools: ReadonlyMap<string, string>): ServicesFile {
  const json = jsonOf(content)
  const parsed = servicesFile.safeParse(json, { error: french })
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) =>
      problemsOf(issue).map((problem) => `${codeAt(json, issue.path)}${problem}`),
    )
    throw badFile(problems)
  }
  checkCodes(parsed.data)
  checkSchools(parsed.data, schools)
  return parsed.data
}

/** Some editors of Windows put a byte order mark before the text: it means nothing. */
function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    const problems = `ce n’est pas du JSON${placeOf(error)}`
    throw serviceRefusals.refuse('service.bad-file', { problems }, { cause: error })
  }
}

/** Where the engine stopped reading, when it says so. */
function placeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? []
  if (line !== undefined) return ` (ligne ${line}, colonne ${column ?? '1'})`
  const [, near] = /^Unexpected token .*?, (.+) is not valid JSON$/s.exec(message) ?? []
  if (near !== undefined) return `, près de ${near.replaceAll(/\s+/g, ' ')}`
  return message.includes('end of JSON') ? ', ou il s’arrête avant la fin' : ''
}

const withCode = z.object({ services: z.array(z.object({ code: z.string() }).catch({ code: '' })) })

/** The service that a mistake is about, by its code: nobody counts the services of a long file. */
function codeAt(json: unknown, [list, index]: readonly PropertyKey[]): string {
  const read = withCode.safeParse(json)
  const code = read.success && list === 'services' ? read.data.services[Number(index)]?.code : undefined
  return code === undefined || code === '' ? '' : `${code}\u00a0: `
}

type Issue = z.core.$ZodIssue

/** Of several shapes that a value may have, the one that was meant is the one whose mistakes lie deepest. */
function problemsOf(issue: Issue, within: readonly PropertyKey[] = []): readonly string[] {
  const path = [...within, ...issue.path]
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((issues) => issues.some((one) => one.path.length > 0))
    if (meant) return meant.flatMap((one) => problemsOf(one, path))
  }
  return [path.length === 0 ? issue.message : `${path.join('.')} (${issue.message})`]
}

function checkCodes(file: ServicesFile): void {
  const codes = file.services.map(({ code }) => code)
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  if (twice.length > 0) throw badFile(twice.map((code) => `le code ${code} figure deux fois`))
}

function checkSchools(file: ServicesFile, schools: ReadonlyMap<string, string>): void {
  const named = file.services.flatMap(({ school, population = [] }) => [
    ...(school === undefined ? [] : [school]),
    ...population.flatMap((rule) => (rule.schools === 'all' ? [] : rule.schools)),
  ])
  const unknown = [...new Set(named)].filter((uai) => !schools.has(parseUai(uai) ?? ''))
  if (unknown.length > 0)
    throw badFile(unknown.map((uai) => `l’établissement ${uai} n’est pas dans l’annuaire`))
}

function badFile(problems: readonly string[]): Error {
  return serviceRefusals.refuse('service.bad-file', { problems: problems.join('\u202f; ') })
}
