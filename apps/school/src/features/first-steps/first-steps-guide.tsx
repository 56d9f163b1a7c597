import type { PersonCategory } from '@preau/people'
import type { VNode } from 'preact'
import type { Visit } from '../../frame/operator.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { DelegationStore, FederationStore } from '../delegation/index.ts'
import { copy } from './copy.fr.ts'
import { FirstStepsCard } from './first-steps-card.tsx'
import type { FirstStepsStore } from './first-steps-store.ts'
import { type StepFacts, stepsOf } from './steps-of.ts'

interface FirstStepsDeps {
  readonly firstSteps: FirstStepsStore
  readonly delegations: Pick<DelegationStore, 'of'>
  readonly federations: Pick<FederationStore, 'of'>
}

/** « Où j’en suis » for the home of the client, read from the base at each visit; `undefined` once the way is done. */
export function firstStepsGuide(deps: FirstStepsDeps) {
  return async ({ base }: Visit, present: PeopleCounts): Promise<VNode | undefined> => {
    // Only a live base may be known to the ENT.
    if (base.stage !== 'live') return undefined
    const facts = { ...peopleOf(present), ...(await factsOf(base, deps)) }
    const steps = stepsOf(facts)
    return steps.length === 0 ? undefined : <FirstStepsCard base={base} facts={facts} steps={steps} />
  }
}

type PeopleCounts = ReadonlyMap<PersonCategory, number>
type People = Pick<StepFacts, 'pupils' | 'guardians' | 'teachers' | 'staff'>

const peopleOf = (present: PeopleCounts): People => ({
  pupils: present.get('pupil') ?? 0,
  guardians: present.get('guardian') ?? 0,
  teachers: present.get('teacher') ?? 0,
  staff: present.get('staff') ?? 0,
})

async function factsOf(base: SchoolBase, deps: FirstStepsDeps): Promise<Omit<StepFacts, keyof People>> {
  return {
    delegation: await delegationOf(base, deps),
    entIdentifiers: base.entIdentifiers,
    exportedAt: await deps.firstSteps.lastExport(base.id),
    published: base.published,
    entered: await deps.firstSteps.someoneEntered(base.uai),
  }
}

/** The doors to the ENT that are defined, taken together. */
async function delegationOf(base: SchoolBase, deps: FirstStepsDeps): Promise<StepFacts['delegation']> {
  const cas = (await deps.delegations.of(base.id))?.settings
  const federation = (await deps.federations.of(base.id))?.settings
  const spaces = await deps.firstSteps.delegatedSpaces(base.id)
  const doors = [
    { server: cas?.serverUrl ?? copy.cas, spaces: spaces.cas, settings: cas },
    { server: copy.federation, spaces: spaces.federation, settings: federation },
  ].filter(({ settings }) => settings?.enabled === true)
  if (doors.length === 0) return undefined
  const used = doors.filter((door) => door.spaces > 0)
  return {
    server: used.map(({ server }) => server).join(copy.and),
    spaces: used.reduce((sum, door) => sum + door.spaces, 0),
    byIdentifier: (used.length > 0 ? used : doors).some(
      ({ settings }) => settings?.recognition === 'identifier',
    ),
  }
}
