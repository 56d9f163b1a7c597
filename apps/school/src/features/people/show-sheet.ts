import { sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import { hasProfiles } from '../authorisation-profiles/index.ts'
import type { PeopleDeps } from './people-deps.ts'
import type { PersonSheet } from './person.ts'
import { PersonPage, type PersonPageProps } from './person-page.tsx'

interface Shown {
  readonly deps: PeopleDeps
  readonly sheet: PersonSheet
  /** A CAS identifier that was refused, and why. */
  readonly refused?: PersonPageProps['refused']
}

/** The page of one person. */
export async function showSheet(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, sheet, refused }: Shown,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { category } = sheet
  const profiles = hasProfiles(category) ? await deps.profiles.list(visit.base.id, category) : []
  const page = PersonPage({ view: viewOf(request, deps.demo), visit, sheet, profiles, refused })
  return sendPage(reply, page, refused === undefined ? 200 : 422)
}
