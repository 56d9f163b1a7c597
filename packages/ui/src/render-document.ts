import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Renders a whole page: a shell (`PageShell`, `BareShell`) gives the `<html>` element, this adds the doctype. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}
