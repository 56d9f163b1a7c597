import type { FastifyReply, FastifyRequest } from 'fastify'
import { emptyingCopy } from './copy.fr.ts'
import { EmptyingPage, type EmptyingPageProps } from './emptying.page.tsx'
import { serviceCrumbs } from './service-tabs.tsx'
import type { ServicesDeps } from './services-deps.ts'

/** Answers with the second question: nothing was changed. */
export function sendEmptying(
  deps: Pick<ServicesDeps, 'frame'>,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: EmptyingPageProps,
): Promise<unknown> {
  const breadcrumbs = serviceCrumbs(asked.title)
  const content = { title: emptyingCopy.title, breadcrumbs, children: EmptyingPage(asked) }
  return deps.frame.page(request, reply, content, 409)
}
