import { sendPage } from '@preau/platform'
import {
  Alert,
  BareShell,
  type CrisisBanner,
  IdleWarning,
  PageShell,
  type SessionEnds,
  ShutForms,
} from '@preau/ui'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import { frameCopy as copy, productName } from './copy.fr.ts'
import { formatInstantFr } from './format-fr.ts'
import { endedPath, stayPath } from './idle-paths.ts'
import { navigationOf } from './navigation.ts'
import { onlyLooks, type Visitor } from './visitor.ts'

/** What a feature gives of its page; the shell, the menu, the messages and the banner are the frame's. */
export interface PageContent {
  readonly title: string
  readonly lead?: string | undefined
  readonly breadcrumbs?: readonly { readonly label: string; readonly href?: string }[]
  readonly actions?: ComponentChildren
  readonly width?: 'normal' | 'narrow' | 'wide'
  /** Loads htmx, for pages that refresh a fragment. */
  readonly htmx?: boolean
  /** Reload period where scripts do not run. */
  readonly refreshSeconds?: number
  readonly children: ComponentChildren
}

/** Sends pages in the portal's shell. */
export interface Frame {
  /** A page with the menu; for a visitor who is not signed in, a bare page. */
  page(request: FastifyRequest, reply: FastifyReply, content: PageContent, status?: number): Promise<unknown>
}

export interface FrameDeps {
  readonly visitors: { current(request: FastifyRequest): Promise<Visitor | undefined> }
  /** Sentences on top of every page; `schoolId` null: for everybody. */
  readonly banners: () => Promise<readonly FrameBanner[]>
  /** When the session of a request ends. */
  readonly endsOf: (request: FastifyRequest) => Promise<SessionEnds | undefined>
  /** Shows the demonstration banner. */
  readonly demo: boolean
}

/** A sentence of the whole portal or of one school. */
export interface FrameBanner extends CrisisBanner {
  readonly schoolId: string | null
}

/** Those that somebody is shown: a stranger, those of the whole portal. */
export function bannersFor(banners: readonly FrameBanner[], visitor?: Visitor): readonly FrameBanner[] {
  const schools = [...(visitor?.profiles ?? []), ...(visitor?.roles ?? [])].map((one) => one.establishmentId)
  return banners.filter(({ schoolId }) => schoolId === null || schools.includes(schoolId))
}

export function createFrame(deps: FrameDeps): Frame {
  return {
    async page(request, reply, content, status) {
      const visitor = await deps.visitors.current(request)
      const shown = bannersFor(await deps.banners(), visitor)
      const ends = visitor && (await deps.endsOf(request))
      const page = visitor
        ? memberPage({ ...deps, shown, ends }, request, visitor, content)
        : strangerPage({ ...deps, shown, ends }, request, content)
      return sendPage(reply, page, status)
    },
  }
}

interface ShownFrame extends FrameDeps {
  readonly shown: readonly FrameBanner[]
  readonly ends: SessionEnds | undefined
}

function memberPage(
  deps: ShownFrame,
  request: FastifyRequest,
  visitor: Visitor,
  content: PageContent,
): VNode {
  const { children, ...head } = content
  const path = request.url.split('?', 1)[0] ?? '/'
  return (
    <PageShell
      {...head}
      breadcrumbs={content.breadcrumbs && [...content.breadcrumbs]}
      theme="portal"
      productName={productName}
      homeHref="/"
      context={visitor.schools.join(' · ') || undefined}
      user={{
        name: visitor.name,
        role: roleLabel(visitor),
        accountHref: '/compte',
        logoutAction: '/deconnexion',
        csrf: request.csrf,
      }}
      navigation={navigationOf(visitor, path)}
      flashes={request.takeFlashes()}
      demo={deps.demo}
      banners={deps.shown}
    >
      {onlyLooks(visitor) && path.startsWith('/administration') ? (
        <ShutForms>
          <Alert tone="info">{copy.onlyLooks}</Alert>
          {children}
        </ShutForms>
      ) : (
        children
      )}
      {deps.ends && warning(deps.ends, nextOf(request))}
    </PageShell>
  )
}

/** The warning before the end of the session, and the page to come back to. */
function warning(ends: SessionEnds, next: string): VNode {
  const query = new URLSearchParams({ next }).toString()
  return (
    <IdleWarning
      {...ends}
      endsAtText={formatInstantFr(ends.endsAt)}
      session="portail"
      stayHref={stayPath}
      endedHref={`${endedPath}?${query}`}
      againHref={`/connexion?${query}&renouveler=1`}
    />
  )
}

/** The page to come back to: that of the address bar, or the home page after a form. */
const nextOf = ({ method, url }: FastifyRequest): string => (method === 'GET' ? url : '/')

function strangerPage(deps: ShownFrame, request: FastifyRequest, content: PageContent): VNode {
  return (
    <BareShell
      theme="portal"
      title={content.title}
      lead={content.lead}
      productName={productName}
      homeHref="/"
      size="medium"
      flashes={request.takeFlashes()}
      demo={deps.demo}
      banners={deps.shown}
    >
      {content.children}
    </BareShell>
  )
}

function roleLabel(visitor: Visitor): string | undefined {
  const roles = new Set(visitor.roles.map(({ role }) => role))
  if (roles.has('platform')) return copy.rolePlatform
  if (roles.has('school')) return copy.roleSchool
  return roles.has('support') ? copy.roleSupport : undefined
}
