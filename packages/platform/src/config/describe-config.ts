import { z } from 'zod'

import { settingMeta } from './setting.ts'

/** The variables of a schema as a Markdown table, for `docs/reference/configuration.md`. */
export function describeConfig(schema: z.ZodObject): string {
  const rows = Object.entries(schema.shape).map(([name, type]) => describeVariable(name, type))
  return ['| Variable | Rôle | Accepté | Par défaut |', '|---|---|---|---|', ...rows, ''].join('\n')
}

function describeVariable(name: string, type: unknown): string {
  const meta = type instanceof z.ZodType ? settingMeta(type) : undefined
  const required = type instanceof z.ZodType && !type.safeParse(undefined).success
  const names = meta?.secret === true ? `\`${name}\` ou \`${name}_FILE\`` : `\`${name}\``
  const fallback = meta?.fallback === undefined ? (required ? 'obligatoire' : '—') : `\`${meta.fallback}\``
  return `| ${names} | ${meta?.label ?? ''} | ${meta?.accepts ?? ''} | ${fallback} |`
}
