/**
 * Attribute release as data: what one service learns of one person, under which names, and what it will not find.
 *
 * Owns the policy (shape, ready templates, comparison) and `releaseFor`, which applies one to a person: pure, the same
 * for every format of answer. Does not own where people and policies are kept (`store`), the end-points (`cas`) nor the
 * screen (`cas-answer`). Start with `release-for.ts`.
 *
 * @packageDocumentation
 */
export { type MissingAttribute, type MissingReason, type PersonRelease, releaseFor } from './release-for.ts'
export type { ReleasePerson } from './release-person.ts'
export {
  dateFormats,
  envelopes,
  isSamePolicy,
  type ReleasePolicy,
  releasePolicy,
  separators,
} from './release-policy.ts'
export { principalSources, type ReleaseSource, releaseSources } from './release-source.ts'
export {
  defaultTemplate,
  type ReleaseTemplateName,
  releaseTemplateNames,
  releaseTemplates,
  templateOf,
} from './release-templates.ts'
