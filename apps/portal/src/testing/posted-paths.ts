import type { HttpApp } from '@preau/platform'

/** Paths that take a POST, from the tree of routes that Fastify prints: for rules that are asked of every one of them. */
export function postedPaths(app: HttpApp): readonly string[] {
  const parents: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line)
      if (!found) return []
      const [, indent = '', part = '', methods = ''] = found
      parents.splice(indent.length / 4, parents.length, part)
      return methods.split(', ').includes('POST') ? [parents.join('')] : []
    })
}
