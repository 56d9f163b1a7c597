import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Sends a page: the vnode is the whole `<html>` (the shells of `@preau/ui` are). */
export function sendPage(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToString(page)}`)
}

/** Sends a piece of page, for htmx. */
export function sendFragment(reply: FastifyReply, fragment: VNode): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(renderToString(fragment))
}

/** After a form: the browser goes to `address` with GET, and reloading does not send the form again. */
export function seeOther(reply: FastifyReply, address: string): FastifyReply {
  return reply.redirect(address, 303)
}
