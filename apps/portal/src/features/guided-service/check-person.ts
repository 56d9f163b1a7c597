import type { TriedPerson } from '../cas-answer/index.ts'
import { releasedAttributes } from '../cas/index.ts'
import { decideAccess, type ServiceAccess, type ServiceWithPolicy } from '../services/index.ts'
import type { Check } from './check-address.ts'
import { checkCopy as copy } from './copy.fr.ts'

/** The name under which every PRONOTE-compatible server reads it unless it is set otherwise (pronote-facts §2.5). */
const identifierName = 'idPronote'

/** What the click of one person would give: the right to enter, and the identifiant PRONOTE in the answer. */
export async function checkPerson(
  access: Pick<ServiceAccess, 'person'>,
  {
    service,
    tried,
    at,
  }: { readonly service: ServiceWithPolicy; readonly tried: TriedPerson; readonly at: Date },
): Promise<readonly Check[]> {
  const person = await access.person(tried.accountId)
  const allowed = person !== undefined && decideAccess(service.policy, person, at).allowed
  const entry: Check = allowed
    ? { label: copy.access, state: 'ok', seen: copy.allowed(tried.name) }
    : { label: copy.access, state: 'failed', seen: copy.refused(tried.name), next: copy.refusedNext }
  return [entry, identifier(service, tried)]
}

function identifier(service: ServiceWithPolicy, tried: TriedPerson): Check {
  const label = copy.identifier
  const { attributes, missing } = releasedAttributes({ ...service, person: tried.facts })
  const carried = attributes.find(([name]) => name === identifierName)
  if (carried) {
    const [name, values] = carried
    return { label, state: 'ok', seen: copy.carried(name, [values].flat().join(', ')) }
  }
  if (missing.some(({ name }) => name === identifierName))
    return { label, state: 'warning', seen: copy.missing, next: copy.missingNext }
  return { label, state: 'unknown', seen: copy.byIdentity }
}
