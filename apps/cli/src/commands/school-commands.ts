import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { PersonCategory } from '@preau/people'
import { runApp } from '@preau/platform'
import { readSchoolConfig, type SchoolCommands, startSchool, type UnusableFile } from '@preau/school'
import { type Call, type Command, flag, onlyWord, optional, required, text, UsageError } from '../command.ts'
import { fileEntry } from '../entry-files.ts'
import { withSchool } from '../with-app.ts'
import { verifyTraces } from './verify-traces.ts'

/** `preau school …`: everything a supervisor does without a screen. */
export const schoolCommands: readonly Command[] = [
  {
    name: 'school serve',
    synopsis: '',
    summary: 'Lance Préau Scolarité (configuration\u00a0: SCHOOL_*).',
    run: (call: Call): Promise<void> =>
      runApp({ name: 'school' }, (lifecycle) => startSchool(readSchoolConfig(call.env), lifecycle)),
  },
  {
    name: 'school migrate',
    synopsis: '',
    summary: 'Met la base du serveur au niveau de cette version, sans le lancer.',
    run: async (call: Call): Promise<void> => {
      await withSchool(call, () => Promise.resolve())
      call.say('La base du serveur de scolarité est à jour.')
      call.answer({ done: true })
    },
  },
  {
    name: 'school operator invite',
    synopsis: '--login IDENTIFIANT [--name NOM] [--bases UAI[,UAI]|--host]',
    summary:
      'Donne le lien de première connexion d’un opérateur, nouveau ou qui a perdu son mot de passe ou son téléphone.',
    options: { login: text(), name: text(), bases: text(), host: flag },
    run: inviteOperator,
  },
  {
    name: 'school operator list',
    synopsis: '',
    summary: 'Liste les comptes qui ouvrent la console, et leurs moyens d’entrer.',
    run: listOperators,
  },
  {
    name: 'school import siecle',
    synopsis: '--base UAI [--pupils FICHIER] [--guardians FICHIER] [--dry-run | --confirm]',
    summary:
      'Importe les élèves et les responsables de SIECLE\u202f; --dry-run dit seulement ce qui changerait.',
    options: { base: text(), pupils: text(), guardians: text(), confirm: flag, 'dry-run': flag },
    run: importSiecle,
  },
  {
    name: 'school import sts',
    synopsis: 'FICHIER --base UAI [--dry-run | --confirm]',
    summary:
      'Importe les enseignants, personnels, classes et services de STSWEB\u202f; --dry-run dit seulement ce qui changerait.',
    options: { base: text(), confirm: flag, 'dry-run': flag },
    run: async (call: Call): Promise<void> => {
      const file = await fileEntry(onlyWord(call, 'le fichier sts_emp'))
      const base = required(call, 'base')
      const confirmed = call.options['confirm'] === true
      if (call.options['dry-run'] === true) await tellLook(call, (commands) => commands.lookAtSts(base, file))
      else await tell(call, (commands) => commands.importSts(base, file, { confirmed }))
    },
  },
  {
    name: 'school import csv',
    synopsis:
      'FICHIER --base UAI --list LISTE [--map TITRE=DONNÉE[,…]] [--level 0|1|2] [--only-known] [--whole] [--dry-run | --confirm]',
    summary:
      'Importe un tableau CSV dans une liste (professeurs, eleves, responsables, personnels, maitres-de-stage, inspecteurs)\u202f; --dry-run dit seulement ce qui changerait, --whole marque les absents du fichier comme partis.',
    options: {
      base: text(),
      list: text(),
      map: text(),
      level: text(),
      'only-known': flag,
      whole: flag,
      confirm: flag,
      'dry-run': flag,
    },
    run: importCsv,
  },
  {
    name: 'school import partner',
    synopsis: 'FICHIER --base UAI [--apply [--confirm]]',
    summary:
      'Compare l’annuaire donné par l’ENT avec la base\u202f; --apply retient les identifiants CAS trouvés, comme à l’écran.',
    options: { base: text(), apply: flag, confirm: flag },
    run: importPartner,
  },
  {
    name: 'school identifiers export',
    synopsis: '--base UAI [--only-without-cas-id] [--for PARTENAIRE[,PARTENAIRE]] [--out DOSSIER]',
    summary: 'Écrit le fichier des identifiants PRONOTE pour l’ENT, en clair ou pour un ou deux partenaires.',
    options: { base: text(), 'only-without-cas-id': flag, for: text(), out: text() },
    run: exportIdentifiers,
  },
  {
    name: 'school identifiers send',
    synopsis: '--base UAI [--only-without-cas-id]',
    summary: 'Envoie les identifiants à l’adresse de l’ENT, telle qu’elle est réglée dans la console.',
    options: { base: text(), 'only-without-cas-id': flag },
    run: sendIdentifiers,
  },
  {
    name: 'school traces verify',
    synopsis: '[--expect EMPREINTE]',
    summary:
      'Relit toutes les traces et dit si l’une a été modifiée, retirée ou ajoutée\u202f; --expect cherche une empreinte notée auparavant.',
    options: { expect: text() },
    run: (call: Call): Promise<void> =>
      verifyTraces(call, (expected) => withSchool(call, ({ commands }) => commands.verifyTraces(expected))),
  },
]

async function inviteOperator(call: Call): Promise<void> {
  const login = required(call, 'login')
  const uais = (optional(call, 'bases') ?? '').split(',').filter((uai) => uai !== '')
  const isHost = call.options['host'] === true
  if (isHost && uais.length > 0) throw new UsageError('Choisissez --host ou --bases.')
  const bases = isHost ? ('all' as const) : uais.length > 0 ? uais : undefined
  const displayName = optional(call, 'name')
  const { link, endsAt } = await withSchool(call, ({ commands }) =>
    commands.inviteOperator({ login, displayName, bases }),
  )
  call.say(`Lien de première connexion de ${login}, bon une seule fois\u00a0:`)
  call.say(link)
  call.answer({ login, link, endsAt })
}

async function listOperators(call: Call): Promise<void> {
  const lines = await withSchool(call, ({ commands }) => commands.operators())
  for (const { login, displayName, allBases, bases, hasPassword, hasFactor, invitedUntil } of lines) {
    const rights = allBases ? 'tout le serveur' : bases.map(({ uai }) => uai).join(', ')
    const ways = [
      hasPassword && 'mot de passe',
      hasFactor && 'code',
      invitedUntil !== undefined && 'lien envoyé',
    ].filter((way) => way !== false)
    call.say(
      `${login}\u00a0: ${displayName} (${rights || 'aucune base'})\u202f; ${ways.join(', ') || 'aucun accès'}`,
    )
  }
  call.answer(lines)
}

async function importSiecle(call: Call): Promise<void> {
  const [pupils, guardians] = [optional(call, 'pupils'), optional(call, 'guardians')]
  if (pupils === undefined && guardians === undefined)
    throw new UsageError('Indiquez --pupils, --guardians ou les deux.')
  const files = {
    ...(pupils === undefined ? {} : { pupils: await fileEntry(pupils) }),
    ...(guardians === undefined ? {} : { guardians: await fileEntry(guardians) }),
  }
  const base = required(call, 'base')
  const confirmed = call.options['confirm'] === true
  if (call.options['dry-run'] === true) await tellLook(call, (commands) => commands.lookAtSiecle(base, files))
  else await tell(call, (commands) => commands.importSiecle(base, files, { confirmed }))
}

/** Runs an import and tells its outcome; a refused file is exit code 1 with every reason. */
async function tell(
  call: Call,
  work: (commands: SchoolCommands) => ReturnType<SchoolCommands['importSts']>,
): Promise<void> {
  const result = await withSchool(call, ({ commands }) => work(commands))
  call.answer(result)
  if (result.ok) {
    call.say(JSON.stringify(result.counts, undefined, 2))
    return
  }
  sayUnusable(call, result)
}

function sayUnusable(call: Call, { problems }: UnusableFile): void {
  for (const { file, line, reason, advice } of problems)
    call.say(`${file}, ligne ${line}\u00a0: ${reason} ${advice}`)
  process.exitCode = 1
}

/** A terminal shows no more; `--json` and the report have them all. */
const saidLines = 50

/** Tells what files would change: figures, how many people of each kind, and the questions that importing would ask. */
async function tellLook(
  call: Call,
  work: (commands: SchoolCommands) => ReturnType<SchoolCommands['lookAtSts']>,
  next = 'Rien n’est écrit\u00a0: relancez sans --dry-run.',
): Promise<void> {
  const result = await withSchool(call, ({ commands }) => work(commands))
  if (!result.ok) {
    call.answer(result)
    sayUnusable(call, result)
    return
  }
  const { counts, changes, problems, warnings } = result
  call.answer({ ...result, warnings: warnings.map(({ code }) => code) })
  call.say(JSON.stringify(counts, undefined, 2))
  const kinds = Object.groupBy(changes, ({ kind }) => kind)
  const of = (kind: keyof typeof kinds): number => kinds[kind]?.length ?? 0
  call.say(
    `Départs\u00a0: ${of('left')}. Modifications\u00a0: ${of('changed')}. Retours\u00a0: ${of('back')}. Arrivées\u00a0: ${of('added')}.`,
  )
  for (const { line, reason } of problems.slice(0, saidLines))
    call.say(line > 0 ? `Ligne ${line}\u00a0: ${reason}` : reason)
  if (problems.length > saidLines) call.say(`… et ${problems.length - saidLines} autres remarques.`)
  for (const { texts } of warnings) call.say(`${texts.title}. ${texts.sentence} ${texts.next}`)
  call.say(next)
}

const csvLists: Readonly<Record<string, PersonCategory>> = {
  professeurs: 'teacher',
  eleves: 'pupil',
  responsables: 'guardian',
  personnels: 'staff',
  'maitres-de-stage': 'workTutor',
  inspecteurs: 'inspector',
}

async function importCsv(call: Call): Promise<void> {
  const path = onlyWord(call, 'le fichier CSV')
  const base = required(call, 'base')
  const list = csvLists[required(call, 'list')]
  if (list === undefined)
    throw new UsageError(`--list est l’une de ces listes\u00a0: ${Object.keys(csvLists).join(', ')}.`)
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`Le fichier «\u00a0${path}\u00a0» ne peut pas être lu.`)
  })
  const level = levelOf(optional(call, 'level'))
  const file = {
    list,
    name: basename(path),
    bytes,
    map: mapOf(optional(call, 'map')),
    ...(level !== undefined && { level }),
    ...(call.options['only-known'] === true && { unknown: 'leave' as const }),
    whole: call.options['whole'] === true,
  }
  const confirmed = call.options['confirm'] === true
  if (call.options['dry-run'] === true) await tellLook(call, (commands) => commands.lookAtCsv(base, file))
  else await tell(call, (commands) => commands.importCsv(base, file, { confirmed }))
}

function levelOf(written: string | undefined): 0 | 1 | 2 | undefined {
  if (written === undefined) return undefined
  if (written !== '0' && written !== '1' && written !== '2')
    throw new UsageError('--level est 1 ou 2 pour un responsable légal, 0 pour une personne à contacter.')
  return written === '0' ? 0 : written === '1' ? 1 : 2
}

/** `NOM_ELEVE=Élève : nom,RESP=Responsabilité`. */
function mapOf(written: string | undefined): Readonly<Record<string, string>> {
  const pairs = (written ?? '').split(',').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [title, field, ...rest] = pair.split('=')
      if (title === undefined || field === undefined || rest.length > 0)
        throw new UsageError('--map s’écrit TITRE=DONNÉE, séparés par des virgules.')
      return [title, field] as const
    }),
  )
}

/** Unlike the files of the school, it only writes when told to. */
async function importPartner(call: Call): Promise<void> {
  const file = await fileEntry(onlyWord(call, 'le fichier de l’ENT'))
  const base = required(call, 'base')
  const confirmed = call.options['confirm'] === true
  if (call.options['apply'] === true)
    await tell(call, (commands) => commands.importPartner(base, file, { confirmed }))
  else
    await tellLook(
      call,
      (commands) => commands.lookAtPartner(base, file),
      'Rien n’est écrit\u00a0: relancez avec --apply.',
    )
}

async function sendIdentifiers(call: Call): Promise<void> {
  const base = required(call, 'base')
  const onlyWithoutCasId = call.options['only-without-cas-id'] === true
  await withSchool(call, ({ commands }) => commands.sendIdentifiers(base, { onlyWithoutCasId }))
  call.say('Le fichier est parti, ou repartira de lui-même tant que l’ENT ne l’aura pas reçu.')
  call.answer({ base, queued: true })
}

async function exportIdentifiers(call: Call): Promise<void> {
  const base = required(call, 'base')
  const onlyWithoutCasId = call.options['only-without-cas-id'] === true
  const readers = (optional(call, 'for') ?? '').split(',').filter((name) => name !== '')
  const { file, path } = await withSchool(call, async ({ commands }) => {
    const file = await commands.exportIdentifiers(base, { onlyWithoutCasId, readers })
    const path = join(optional(call, 'out') ?? '.', file.fileName)
    await writeFile(path, file.content, { mode: 0o600 })
    return { file, path }
  })
  call.say(`${file.count} personnes écrites dans ${path}.`)
  call.answer({ path, count: file.count })
}
