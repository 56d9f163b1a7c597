import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'

/**
 * Answers 405 to methods that an end-point does not take, before any body is read (CAS 3.0 §2.5, §4.2): a client that posts
 * where it must get learns what to change, which a « not found » would not say.
 *
 * @param allow the method that it takes, as the header `Allow` names it
 */
export function refuseMethods(
  app: FastifyInstance,
  url: string,
  { methods, allow }: { readonly methods: readonly HTTPMethods[]; readonly allow: 'GET' | 'POST' },
): void {
  const refuse = (_request: FastifyRequest, reply: FastifyReply): unknown =>
    reply.code(405).header('allow', allow).type('text/plain; charset=utf-8').send(`${allow} only\n`)
  app.route({
    method: [...methods],
    url,
    exposeHeadRoute: false,
    config: { csrf: false, allowNul: true },
    onRequest: async (request, reply) => refuse(request, reply),
    handler: refuse,
  })
}
