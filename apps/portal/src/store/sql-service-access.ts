import type { Kysely } from 'kysely'
import type { ServiceAccess } from '../features/services/index.ts'
import type { PortalSchema } from './schema.ts'
import {
  addPopulationRules,
  readPopulation,
  removePopulationRule,
  replacePopulationRules,
} from './service-access/population-rules.ts'
import { countEntitled, readEntitled } from './service-access/effective-access.ts'
import { readChoices } from './service-access/read-choices.ts'
import { readPerson } from './service-access/read-person.ts'
import { readPolicies } from './service-access/read-policies.ts'
import { readUserRules, removeUserRule, setUserRule } from './service-access/user-rules.ts'

/** {@link ServiceAccess} on PostgreSQL. */
export function sqlServiceAccess(db: Kysely<PortalSchema>): ServiceAccess {
  return {
    policies: () => readPolicies(db),
    person: (accountId) => readPerson(db, accountId),
    populationRules: (serviceId) => readPopulation(db, serviceId),
    addPopulationRules: (serviceId, rules, change) => addPopulationRules(db, { serviceId, rules }, change),
    replacePopulationRules: (serviceId, rules, change) =>
      replacePopulationRules(db, { serviceId, rules }, change),
    removePopulationRule: (serviceId, ruleId, change) =>
      removePopulationRule(db, { serviceId, ruleId }, change),
    userRules: (serviceId) => readUserRules(db, serviceId),
    setUserRule: (rule, change) => setUserRule(db, rule, change),
    removeUserRule: (serviceId, accountId, change) => removeUserRule(db, { serviceId, accountId }, change),
    entitled: (serviceId, query) => readEntitled(db, serviceId, query),
    countEntitled: (serviceId, without) => countEntitled(db, serviceId, without),
    choices: (scope) => readChoices(db, scope),
  }
}
