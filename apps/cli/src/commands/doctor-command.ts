import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { ConfigError } from '@preau/platform'
import { readPortalConfig } from '@preau/portal'
import { readSchoolConfig } from '@preau/school'
import type { Call, Command } from '../command.ts'
import { withPortal, withSchool } from '../with-app.ts'

/** One thing looked at: what, whether it is well, and what to do if it is not. */
interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

/** `preau doctor`: what an operator wants to know before asking for help. */
export const doctorCommand: Command = {
  name: 'doctor',
  synopsis: '',
  summary: 'Vérifie la machine, la configuration et les bases.',
  run: async (call: Call): Promise<void> => {
    const findings = [
      nodeVersion(),
      configuration('portail', () => readPortalConfig(call.env)),
      configuration('serveur de scolarité', () => readSchoolConfig(call.env)),
      await dataFolder(call),
      await port('portail', () => readPortalConfig(call.env)),
      await port('serveur de scolarité', () => readSchoolConfig(call.env)),
      await database('portail', () => withPortal(call, () => Promise.resolve())),
      await database('serveur de scolarité', () => withSchool(call, () => Promise.resolve())),
      await schoolSecrets(call),
    ]
    for (const { ok, check, detail } of findings) call.say(`${ok ? '✓' : '✗'} ${check} : ${detail}`)
    call.answer(findings)
    if (findings.some(({ ok }) => !ok)) process.exitCode = 1
  },
}

function nodeVersion(): Finding {
  const ok = process.versions.node.startsWith('24.')
  return {
    check: 'Node.js',
    ok,
    detail: ok
      ? process.version
      : `${process.version}\u202f; lancez «\u00a0npm ci\u00a0», qui apporte Node 24.`,
  }
}

function configuration(name: string, read: () => unknown): Finding {
  const check = `Configuration du ${name}`
  try {
    read()
    return { check, ok: true, detail: 'sans faute' }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { check, ok: false, detail: error.message }
  }
}

async function dataFolder(call: Call): Promise<Finding> {
  const folder = call.env['PREAU_DATA_DIR'] ?? 'var'
  const check = 'Dossier des données'
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return { check, ok: true, detail: folder }
  } catch (error) {
    return {
      check,
      ok: false,
      detail: `«\u00a0${folder}\u00a0» ne peut pas être écrit (${sentence(error)}).`,
    }
  }
}

async function port(
  name: string,
  read: () => { readonly host: string; readonly port: number },
): Promise<Finding> {
  const check = `Port du ${name}`
  try {
    const config = read()
    const free = await isFree(config.port, config.host)
    return {
      check,
      ok: true,
      detail: `${config.port}, ${free ? 'libre' : 'occupé (le serveur tourne-t-il ?)'}`,
    }
  } catch (error) {
    return { check, ok: false, detail: sentence(error) }
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen(port, host, () => server.close(() => resolve(true)))
  return promise
}

async function database(name: string, open: () => Promise<void>): Promise<Finding> {
  const check = `Base du ${name}`
  try {
    await open()
    return { check, ok: true, detail: 'répond, à jour' }
  } catch (error) {
    return { check, ok: false, detail: sentence(error) }
  }
}

/** The portal refuses to start with a wrong secret, which its database has just said; the school server starts all the same. */
async function schoolSecrets(call: Call): Promise<Finding> {
  const check = 'Secrets du serveur de scolarité'
  try {
    const { lost } = await withSchool(call, (school) => school.resealSecrets())
    if (lost === 0) return { check, ok: true, detail: 'lisibles' }
    const detail = `SCHOOL_SECRET_KEY ne lit pas ${String(lost)} de ceux de la base (codes des opérateurs, codes d’export, clés). Rendez-lui sa valeur d’avant, ou le fichier school-secret.key du dossier des données, ou ajoutez l’ancien secret à SCHOOL_SECRET_KEYS_PREVIOUS.`
    return { check, ok: false, detail }
  } catch (error) {
    return { check, ok: false, detail: sentence(error) }
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))
