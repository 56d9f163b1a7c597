import { postcodeShare } from '../evidence/compare-postcodes.ts'
import type { NameTables } from '../evidence/compare-names.ts'
import type { Population } from '../evidence/identity-evidence.ts'
import { type Categorie, compatibleProfiles, type EntAccount, type SchoolPerson } from '../records.ts'
import { comparePool } from './compare-pool.ts'
import type { ManualDecisions } from './manual.ts'
import type { Pool, SolvedPool } from './pool.ts'
import {
  nameTables,
  type PreparedAccount,
  prepareAccount,
  type PreparedPerson,
  preparePerson,
} from './prepare.ts'
import { birthDays, priors } from './priors.ts'
import { solveGuardians } from './solve-guardians.ts'
import { solvePupils } from './solve-pupils.ts'
import { solveWorkers } from './solve-workers.ts'

export interface SolvedSchool {
  readonly pools: readonly SolvedPool[]
  /** Number of pairs compared. */
  readonly compared: number
}

interface School {
  readonly accounts: readonly PreparedAccount[]
  readonly people: readonly PreparedPerson[]
}

function poolOf({ accounts, people }: School, ...wanted: Categorie[]): Pool {
  return {
    people: people.filter(({ record }) => wanted.includes(record.categorie)),
    accounts: accounts.filter(({ record }) =>
      wanted.some((category) => compatibleProfiles[category].includes(record.profil)),
    ),
  }
}

function populationOf({ accounts }: Pool, tables: NameTables, days: number): Population {
  return { tables, days, postcode: postcodeShare(accounts.map(({ postcode }) => postcode)) }
}

/**
 * Solves one school, each step lighting the next: pupils (the best described), who teach how class labels translate;
 * guardians, through the pupils they are attached to; teachers and staff, through the classes; then the others.
 * The arrays must be sorted by identifier.
 */
export function solveSchool(
  directory: readonly EntAccount[],
  exported: readonly SchoolPerson[],
  manual: ManualDecisions,
): SolvedSchool {
  const school = { accounts: directory.map(prepareAccount), people: exported.map(preparePerson) }
  const tables = nameTables(school.accounts)
  const pupils = poolOf(school, 'eleve')
  const guardians = poolOf(school, 'responsable')
  const ofPupils = comparePool({
    pool: pupils,
    population: populationOf(pupils, tables.child, birthDays.pupils),
    manual,
    prior: priors.pupils,
    hope: 8,
  })
  const { classes, ...solvedPupils } = solvePupils({
    pool: pupils,
    pairs: ofPupils.pairs,
    guardians,
    adults: tables.adult,
  })
  const solvedGuardians = solveGuardians({
    pool: guardians,
    population: populationOf(guardians, tables.adult, birthDays.guardians),
    pupils: { pool: pupils, ...solvedPupils },
    manual,
  })
  const pools: SolvedPool[] = [{ pool: pupils, ...solvedPupils }, solvedGuardians.solved]
  let compared = ofPupils.compared + solvedGuardians.compared
  for (const [wanted, prior] of workers) {
    const pool = poolOf(school, ...wanted)
    const population = populationOf(pool, tables.adult, birthDays.staff)
    const found = comparePool({ pool, population, manual, prior, hope: 10 })
    compared += found.compared
    pools.push({ pool, ...solveWorkers({ pool, pairs: found.pairs, prior, population, manual, classes }) })
  }
  return { pools, compared }
}

const workers = [
  [['enseignant', 'personnel'], priors.staff],
  [['maitre_stage'], priors.others],
  [['inspecteur'], priors.others],
] as const
