import type { HttpApp } from '@preau/platform'

/** One address that the server answers to, with its parameters as written (`:base`). */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
}

/** Every route of a server, so that a rule can be asked of those that nobody thought of. */
export function routesOf(app: HttpApp): readonly Route[] {
  const parents: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, label = '', methods = ''] = /^(.*)[└├]── (\S+)(?: \(([^)]*)\))?/.exec(line) ?? []
      if (indent === undefined) return []
      const depth = indent.length / 4
      const path = (parents[depth - 1] ?? '') + label
      parents.splice(depth, parents.length, path)
      return (['GET', 'POST'] as const)
        .filter((method) => methods.split(', ').includes(method))
        .map((method) => ({ method, path }))
    })
}
