import { isNetwork } from '@preau/platform'
import { isAmong, originOf, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { SecuritySettings } from './security-store.ts'

/** The form as typed. */
export interface SecurityForm {
  readonly inactivite: string
  readonly duree: string
  readonly essais: string
  readonly attente: string
  readonly longueur: string
  readonly varies: boolean
  readonly adresses_console: string
  readonly adresses_espaces: string
  /** Answers « you are not on this list yourself ». */
  readonly confirme: boolean
  readonly https: boolean
}

export type SecurityErrors = Readonly<Partial<Record<keyof SecurityForm, string>>>

type Checked =
  | { readonly ok: true; readonly settings: SecuritySettings }
  | { readonly ok: false; readonly errors: SecurityErrors }

/** Where the form comes from: what it must not lock out. */
export interface Sender {
  readonly address: string
  /** A host operator is held by no list, and may confirm one without their address. */
  readonly isHost: boolean
  /** The public address of the base is https, and so was this request: whoever demands it is served that way already. */
  readonly https: boolean
}

/** Who sends a request, as this check wants it. */
export const senderOf = (
  request: { readonly ip: string; readonly protocol: string },
  {
    base,
    isHost,
    publicUrl,
  }: { readonly base: SchoolBase; readonly isHost: boolean; readonly publicUrl: string },
): Sender => ({
  address: request.ip,
  isHost,
  https: originOf(base, publicUrl).startsWith('https:') && request.protocol === 'https',
})

/** Bounds of the figures; a local password is never weaker than CNIL 2022-100 asks. */
export const bounds = {
  inactivite: [5, 720],
  duree: [1, 24],
  essais: [3, 10],
  attente: [1, 60],
  longueur: [12, 64],
} as const

/** Checks what was typed. A list that leaves its own author out is refused to a supervisor, and asked twice of a host. */
export function checkSecurity(form: SecurityForm, sender: Sender): Checked {
  const lists = {
    adresses_console: linesOf(form.adresses_console),
    adresses_espaces: linesOf(form.adresses_espaces),
  }
  const settings = settingsOf(form, lists)
  const errors = { ...rangeErrors(form), ...listErrors(lists) }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const left = leftOut(settings, sender, form.confirme)
  return left === undefined ? { ok: true, settings } : { ok: false, errors: left }
}

/** What settings would lock out whoever puts them in force. */
export type SecurityFault = 'console' | 'https'

/** Why this sender may not put these settings in force, prepared by somebody else perhaps. */
export function securityFaultOf(settings: SecuritySettings, sender: Sender): SecurityFault | undefined {
  if (!sender.isHost && !isAmong(settings.consoleNetworks, sender.address)) return 'console'
  return settings.httpsRequired && !sender.https ? 'https' : undefined
}

function leftOut(settings: SecuritySettings, sender: Sender, confirmed: boolean): SecurityErrors | undefined {
  const fault = securityFaultOf(settings, sender)
  if (fault === 'https') return { https: copy.httpsImpossible }
  if (fault === 'console') return { adresses_console: copy.lockedOut(sender.address) }
  const out =
    !isAmong(settings.consoleNetworks, sender.address) || !isAmong(settings.spaceNetworks, sender.address)
  return out && !confirmed ? { confirme: copy.confirmNeeded(sender.address) } : undefined
}

type Lists = Readonly<Record<'adresses_console' | 'adresses_espaces', readonly string[]>>

function settingsOf(form: SecurityForm, lists: Lists): SecuritySettings {
  return {
    idleMinutes: Number(form.inactivite),
    sessionHours: Number(form.duree),
    failedLogins: Number(form.essais),
    longestWaitMinutes: Number(form.attente),
    passwordLength: Number(form.longueur),
    passwordKinds: form.varies,
    consoleNetworks: lists.adresses_console,
    spaceNetworks: lists.adresses_espaces,
    httpsRequired: form.https,
  }
}

const linesOf = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((line) => line !== '')),
]

function rangeErrors(form: SecurityForm): SecurityErrors {
  const wrong = (Object.keys(bounds) as (keyof typeof bounds)[]).filter((name) => {
    const [least, most] = bounds[name]
    return !/^\d{1,4}$/.test(form[name]) || Number(form[name]) < least || Number(form[name]) > most
  })
  return Object.fromEntries(wrong.map((name) => [name, copy.outOfRange(bounds[name][0], bounds[name][1])]))
}

const mostNetworks = 50

function listErrors(lists: Lists): SecurityErrors {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, networks]) => {
      if (networks.length > mostNetworks) return [[name, copy.manyNetworks(mostNetworks)]]
      const wrong = networks.find((text) => !isNetwork(text))
      return wrong === undefined ? [] : [[name, copy.wrongNetwork(wrong.slice(0, 60))]]
    }),
  )
}
