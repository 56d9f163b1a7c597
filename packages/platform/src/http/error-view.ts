import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'

/** Everything an error page shows. Texts are French and ready. */
export interface ErrorView {
  readonly kind: 'refusal' | 'not-found' | 'fault'
  readonly status: number
  /** `area.reason`; `fault` for a fault. */
  readonly code: string
  readonly title: string
  /** What happened, and to what. */
  readonly sentence: string
  /** What to do next. */
  readonly next: string
  /** Number to give to the administrator: finds the line of the log. */
  readonly reference: string
}

/** How an application draws its error page. */
export type RenderError = (view: ErrorView, request: FastifyRequest) => VNode
