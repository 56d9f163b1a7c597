import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSdetProfile } from '@preau/people'
import { runApp } from '@preau/platform'
import { aafProgressWords, type PortalCommands, readPortalConfig, startPortal } from '@preau/portal'
import { type Call, type Command, flag, onlyWord, optional, required, text, UsageError } from '../command.ts'
import { deliveryFiles, fileEntry } from '../entry-files.ts'
import { readSecret } from '../read-secret.ts'
import { aafOutcomeLines } from './aaf-outcome-lines.ts'
import { appliedServicesLines } from './applied-services-lines.ts'
import { verifyTraces } from './verify-traces.ts'
import { withPortal } from '../with-app.ts'

/** `preau portal …`: everything an operator does without a screen. */
export const portalCommands: readonly Command[] = [
  {
    name: 'portal serve',
    synopsis: '',
    summary: 'Lance Préau Portail (configuration\u00a0: PORTAL_*).',
    run: (call: Call): Promise<void> =>
      runApp({ name: 'portal' }, (lifecycle) => startPortal(readPortalConfig(call.env), lifecycle)),
  },
  {
    name: 'portal migrate',
    synopsis: '',
    summary: 'Met la base du portail au niveau de cette version, sans le lancer.',
    run: async (call: Call): Promise<void> => {
      await withPortal(call, () => Promise.resolve())
      call.say('La base du portail est à jour.')
      call.answer({ done: true })
    },
  },
  {
    name: 'portal service apply',
    synopsis: 'FICHIER.json [--dry-run] [--accept-losses N]',
    summary:
      'Met le registre des services en accord avec un fichier\u202f; --dry-run montre ce qui changerait, et qui perdrait l’accès.',
    options: { 'dry-run': flag, 'accept-losses': text() },
    run: applyServices,
  },
  {
    name: 'portal service list',
    synopsis: '',
    summary: 'Liste les services.',
    run: async (call: Call): Promise<void> => {
      const services = await withPortal(call, ({ commands }) => commands.listServices())
      for (const { code, title, ssoType, url } of services) call.say(`${code}\t${ssoType}\t${url}\t${title}`)
      call.answer(services)
    },
  },
  {
    name: 'portal service show',
    synopsis: 'CODE',
    summary: 'Montre un service.',
    run: showService,
  },
  {
    name: 'portal account add',
    synopsis:
      '--first-name PRÉNOM --last-name NOM [--login NOM] [--school UAI --profile PROFIL] [--role RÔLE]',
    summary: 'Ajoute un compte. Rôles\u00a0: platform, support, school (avec --school).',
    options: {
      'first-name': text(),
      'last-name': text(),
      login: text(),
      email: text(),
      school: text(),
      profile: text(),
      role: text(),
    },
    run: addAccount,
  },
  {
    name: 'portal account passwd',
    synopsis: 'LOGIN [--must-change]   (mot de passe sur l’entrée standard)',
    summary: 'Donne un mot de passe à un compte.',
    options: { 'must-change': flag },
    run: async (call: Call): Promise<void> => {
      const login = onlyWord(call, 'le nom de connexion')
      const password = await readSecret()
      const mustChange = call.options['must-change'] === true
      await withPortal(call, ({ commands }) => commands.setPassword(login, password, { mustChange }))
      call.say(`Le mot de passe de ${login} est changé.`)
      call.answer({ login })
    },
  },
  {
    name: 'portal account reset-second-factor',
    synopsis: 'LOGIN',
    summary: 'Retire le second facteur d’un compte dont le téléphone est perdu.',
    run: async (call: Call): Promise<void> => {
      const login = onlyWord(call, 'le nom de connexion')
      const removed = await withPortal(call, ({ commands }) => commands.resetSecondFactor(login))
      call.say(
        removed
          ? `Le second facteur de ${login} est retiré.`
          : `Le compte ${login} n’a pas de second facteur.`,
      )
      call.answer({ login, removed })
    },
  },
  {
    name: 'portal account show',
    synopsis: 'LOGIN',
    summary: 'Montre un compte\u00a0: profils, rôles, identifiants.',
    run: async (call: Call): Promise<void> => {
      const login = onlyWord(call, 'le nom de connexion')
      const account = await withPortal(call, ({ commands }) => commands.showAccount(login))
      call.say(JSON.stringify(account, undefined, 2))
      call.answer(account)
    },
  },
  {
    name: 'portal exchange code',
    synopsis: '--school UAI',
    summary:
      'Crée le code de rapprochement d’un établissement\u202f; l’ancien est accepté sept jours encore.',
    options: { school: text() },
    run: async (call: Call): Promise<void> => {
      const uai = required(call, 'school')
      const made = await withPortal(call, ({ commands }) => commands.createSchoolCode(uai))
      call.say(`Code de rapprochement\u00a0: ${made.code}\nURL de destination\u00a0: ${made.address}`)
      call.answer(made)
    },
  },
  {
    name: 'portal export partner',
    synopsis: '--school UAI [--plain] [--out DOSSIER]',
    summary:
      'Écrit l’annuaire d’un établissement pour son serveur de scolarité, chiffré si sa clé est connue.',
    options: { school: text(), plain: flag, out: text() },
    run: async (call: Call): Promise<void> => {
      const options = { plain: call.options['plain'] === true }
      const uai = required(call, 'school')
      const file = await withPortal(call, ({ commands }) => commands.writePartnerDirectory(uai, options))
      const path = join(optional(call, 'out') ?? '.', file.fileName)
      await writeFile(path, file.content, { mode: 0o600 })
      call.say(
        `${file.count} personnes écrites dans ${path}${file.encrypted ? ' (chiffré)' : ' (en clair)'}.`,
      )
      call.answer({ path, count: file.count, encrypted: file.encrypted })
    },
  },
  {
    name: 'portal import aaf',
    synopsis:
      'DOSSIER|ARCHIVES|FICHIERS… [--dry-run] [--accept-departures N|all] [--accept-older] [--accept-academy] | --resume NUMÉRO',
    summary: 'Importe une livraison AAF, complète ou Delta, ou reprend celle qui a été interrompue.',
    options: {
      'dry-run': flag,
      'accept-departures': text(),
      'accept-older': flag,
      'accept-academy': flag,
      resume: text(),
    },
    run: importAaf,
  },
  {
    name: 'portal import csv',
    synopsis: 'FICHIER --school UAI [--profile PROFIL] [--dry-run]',
    summary: 'Importe un fichier CSV d’utilisateurs\u202f; il ajoute et complète, il ne suspend personne.',
    options: { school: text(), profile: text(), 'dry-run': flag },
    run: importCsv,
  },
  {
    name: 'portal import identifiers',
    synopsis: 'FICHIER --school UAI --mode complete|partial [--finish] [--accept-losses N]',
    summary:
      'Importe un fichier d’identifiants PRONOTE\u202f; ce qui n’est pas certain attend un administrateur.',
    options: { school: text(), mode: text(), finish: flag, 'accept-losses': text() },
    run: importIdentifiers,
  },
  {
    name: 'portal traces verify',
    synopsis: '[--expect EMPREINTE]',
    summary:
      'Relit toutes les traces et dit si l’une a été modifiée, retirée ou ajoutée\u202f; --expect cherche une empreinte notée auparavant.',
    options: { expect: text() },
    run: (call: Call): Promise<void> =>
      verifyTraces(call, (expected) => withPortal(call, ({ commands }) => commands.verifyTraces(expected))),
  },
]

async function applyServices(call: Call): Promise<void> {
  const path = onlyWord(call, 'le fichier des services')
  const content = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`Le fichier «\u00a0${path}\u00a0» ne peut pas être lu.`)
  })
  const dryRun = call.options['dry-run'] === true
  const acceptLosses = Number(acceptedLosses(call) ?? 0)
  const applied = await withPortal(call, ({ commands }) =>
    commands.applyServices(content, { dryRun, acceptLosses }),
  )
  for (const line of appliedServicesLines(applied, dryRun)) call.say(line)
  call.answer(applied)
}

async function showService(call: Call): Promise<void> {
  const code = onlyWord(call, 'le code du service')
  const services = await withPortal(call, ({ commands }) => commands.listServices())
  const service = services.find((one) => one.code === code.toUpperCase())
  if (!service) throw new UsageError(`Aucun service ne porte le code «\u00a0${code}\u00a0».`)
  call.say(JSON.stringify(service, undefined, 2))
  call.answer(service)
}

type AddAccount = PortalCommands['addAccount']

const roles = ['platform', 'school', 'support'] as const

async function addAccount(call: Call): Promise<void> {
  const school = optional(call, 'school')
  const role = optional(call, 'role')
  const known = roles.find((one) => one === role)
  if (role !== undefined && known === undefined) throw new UsageError(`Rôles : ${roles.join(', ')}.`)
  const account = await withPortal(call, async ({ commands }) => {
    const login = optional(call, 'login')
    const email = optional(call, 'email')
    const created = await commands.addAccount({
      firstName: required(call, 'first-name'),
      lastName: required(call, 'last-name'),
      ...(login === undefined ? {} : { login }),
      ...(email === undefined ? {} : { email }),
      profiles: profileOf(call, school),
    })
    if (known !== undefined)
      await commands.grantRole(created.login, known, known === 'school' ? school : undefined)
    return created
  })
  call.say(
    `Compte ${account.login} ajouté. Donnez-lui un mot de passe\u00a0: preau portal account passwd ${account.login}`,
  )
  call.answer(account)
}

function profileOf(
  call: Call,
  school: string | undefined,
): NonNullable<Parameters<AddAccount>[0]['profiles']> {
  const written = optional(call, 'profile')
  if (written === undefined) return []
  const profile = parseSdetProfile(written)
  if (profile === undefined)
    throw new UsageError(`«\u00a0${written}\u00a0» n’est pas un profil SDET (National_ELV, National_ENS …).`)
  if (school === undefined)
    throw new UsageError('Un profil se donne dans un établissement\u00a0: ajoutez --school UAI.')
  return [{ uai: school, profile }]
}

async function importAaf(call: Call): Promise<void> {
  const resumed = optional(call, 'resume')
  if (resumed !== undefined && !/^\d{1,18}$/.test(resumed))
    throw new UsageError('--resume attend le numéro d’un import.')
  const files = resumed === undefined ? await deliveryFiles(call.words) : []
  const onProgress = progressSayer(call)
  const outcome = await withPortal(call, ({ commands }) =>
    resumed === undefined
      ? commands.importAaf(files, {
          simulate: call.options['dry-run'] === true,
          acceptOlder: call.options['accept-older'] === true,
          acceptAcademy: call.options['accept-academy'] === true,
          onProgress,
          ...departures(call),
        })
      : commands.resumeAaf(resumed, onProgress),
  )
  for (const line of aafOutcomeLines(outcome)) call.say(line)
  call.answer(outcome)
  if (outcome.state === 'refused' || outcome.state === 'failed') process.exitCode = 1
}

/** One line a second on the error output, which a terminal shows and a program that reads the answer does not. */
function progressSayer(call: Call): (progress: Parameters<typeof aafProgressWords>[0]) => void {
  let last = ''
  return (progress) => {
    const { step, share, detail } = aafProgressWords(progress)
    const percent = share === undefined ? '' : ` ${String(Math.floor(share * 100))}\u00a0%`
    const line = `${step}${percent} · ${detail}`
    if (line !== last && call.options['json'] !== true) process.stderr.write(`${line}\n`)
    last = line
  }
}

async function importCsv(call: Call): Promise<void> {
  const path = onlyWord(call, 'le fichier CSV')
  const file = { ...(await fileEntry(path)), bytes: await readFile(path) }
  const uai = required(call, 'school')
  const simulate = call.options['dry-run'] === true
  const written = optional(call, 'profile')
  const profile = written === undefined ? undefined : parseSdetProfile(written)
  if (written !== undefined && profile === undefined)
    throw new UsageError(`«\u00a0${written}\u00a0» n’est pas un profil SDET (National_ELV, National_ENS …).`)
  const report = await withPortal(call, ({ commands }) =>
    commands.importCsv(uai, file, { simulate, ...(profile && { profile }) }),
  )
  for (const { line, reason } of report.faults) call.say(`ligne ${String(line)}\t${reason}`)
  for (const { line, name, outcome, login } of report.outcomes)
    call.say(`ligne ${String(line)}\t${csvOutcomes[outcome]}\t${name}\t${login ?? ''}`)
  if (simulate) call.say('Simulation\u00a0: rien n’est modifié.')
  call.answer(report)
  if (report.faults.length > 0) process.exitCode = 1
}

const csvOutcomes = {
  created: 'créé',
  completed: 'complété',
  unchanged: 'inchangé',
  ambiguous: 'homonyme, laissé de côté',
  'unknown-pupil': 'élève inconnu, laissé de côté',
  'ambiguous-pupil': 'élèves homonymes, laissé de côté',
  'no-responsibility': 'sans responsabilité, laissé de côté',
} as const

async function importIdentifiers(call: Call): Promise<void> {
  const entry = await fileEntry(onlyWord(call, 'le fichier des identifiants'))
  const [uai, mode] = [required(call, 'school'), required(call, 'mode')]
  if (mode !== 'complete' && mode !== 'partial') throw new UsageError('--mode attend complete ou partial.')
  const losses = acceptedLosses(call)
  const receipt = await withPortal(call, ({ commands }) =>
    commands.importIdentifiers(uai, mode, entry, {
      finish: call.options['finish'] === true,
      ...(losses === undefined ? {} : { acceptedLosses: Number(losses) }),
    }),
  )
  call.say(JSON.stringify(receipt, undefined, 2))
  call.answer(receipt)
}

/** What `--accept-losses` says, if it does. */
function acceptedLosses(call: Call): string | undefined {
  const losses = optional(call, 'accept-losses')
  if (losses !== undefined && !/^\d{1,7}$/.test(losses))
    throw new UsageError('--accept-losses attend un nombre.')
  return losses
}

function departures(call: Call): { acceptedDepartures?: number | 'all' } {
  const accepted = optional(call, 'accept-departures')
  if (accepted === undefined) return {}
  if (accepted === 'all') return { acceptedDepartures: 'all' }
  if (!/^\d{1,7}$/.test(accepted)) throw new UsageError('--accept-departures attend un nombre, ou all.')
  return { acceptedDepartures: Number(accepted) }
}
