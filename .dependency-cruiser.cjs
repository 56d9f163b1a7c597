const pure = '^packages/(people|xml|cas|ws-federation|exchange|reconciliation)/src'
const tests = '\\.(test|e2e)\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'apps-meet-only-on-the-wire',
      comment:
        'Portal and school are two products: they exchange HTTP and files, never code (architecture §1).',
      severity: 'error',
      from: { path: '^apps/(portal|school)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|e2e|bench)/' },
    },
    {
      name: 'infrastructure-knows-no-protocol',
      comment: 'platform and ui stand beside the protocols: apps put them together.',
      severity: 'error',
      from: { path: '^packages/(platform|ui)/src', pathNot: tests },
      to: { path: '^packages/(cas|ws-federation|exchange|reconciliation)/' },
    },
    {
      name: 'protocols-know-only-people-and-xml',
      severity: 'error',
      from: { path: '^packages/(cas|ws-federation|exchange|reconciliation)/src', pathNot: tests },
      to: {
        path: '^packages/(?!people|xml)([^/]+)/',
        pathNot: '^packages/(cas|ws-federation|exchange|reconciliation)/src',
      },
    },
    {
      name: 'protocols-do-not-know-each-other',
      severity: 'error',
      from: { path: '^packages/(cas|ws-federation|exchange|reconciliation)/src' },
      to: { path: '^packages/(cas|ws-federation|exchange|reconciliation)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'people-and-xml-know-nothing',
      severity: 'error',
      from: { path: '^packages/(people|xml)/src', pathNot: tests },
      to: { path: '^(packages|apps|testing)/', pathNot: '^packages/(people|xml)/src' },
    },
    {
      name: 'pure-packages-do-no-io',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|zlib)$' },
    },
    {
      name: 'pure-packages-use-no-framework',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: 'node_modules/(fastify|@fastify|kysely|pg|pg-boss|preact|pino)/' },
    },
    {
      name: 'a-feature-is-entered-by-its-door',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/features/([^/]+)/' },
      to: {
        path: '^apps/$1/src/features/(?!$2/)[^/]+/.+',
        pathNot: '^apps/$1/src/features/[^/]+/index\\.ts$',
      },
    },
    {
      name: 'store-imports-port-types-only',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/store/', pathNot: tests },
      to: { path: '^apps/[^/]+/src/features/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-open-the-store',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/features/', pathNot: tests },
      to: { path: '^apps/[^/]+/src/store/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-code-loads-no-test-code',
      comment: 'The demonstration alone may use the fictitious school.',
      severity: 'error',
      from: {
        path: '^(packages|apps)/',
        pathNot: [
          tests,
          '^apps/cli/',
          '/test/',
          '^packages/platform/src/testing/',
          '^apps/[^/]+/src/testing/',
        ],
      },
      to: { path: '^testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(artifacts|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
