import tseslint from 'typescript-eslint'

const ambientTime = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the injected clock: Date.now() lives only in packages/platform/src/clock.ts.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the injected clock: new Date() lives only in packages/platform/src/clock.ts.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take the injected randomness.',
  },
]

const ambientEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read once, in the configuration of the entry point.',
}

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/artifacts/**', 'var/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...ambientTime, ambientEnvironment],
    },
  },
  {
    // Tests read as lists of rules: a describe block may be long, and a fixed date is a literal.
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.e2e.ts', 'testing/**', 'e2e/**', 'bench/**', 'tools/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...ambientTime.slice(2)],
      'no-console': 'off',
    },
  },
  {
    files: ['packages/platform/src/clock.ts', 'packages/platform/src/clock/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/*/src/main.ts', 'apps/cli/src/**'],
    rules: { 'no-restricted-syntax': ['error', ...ambientTime], 'no-console': 'off' },
  },
)
