import { type AccessPerson, type AccessPolicy, decideAccess } from '@preau/portal'

/*
 * `npm run bench -- access`: what one decision of access costs, at its dearest: a service of a region, whose many rights all
 * miss, asked by a person of several schools. A page decides for every service of the bar, a click for one.
 */
const rules = 100
const schoolsByRule = 200
const turns = 20_000

const schools = (from: number): string[] => Array.from({ length: schoolsByRule }, (_, n) => String(from + n))

const policy: AccessPolicy = {
  anonymous: false,
  state: 'published',
  opensOn: '2026-09-01',
  closesOn: '2027-07-31',
  population: Array.from({ length: rules }, (_, n) => ({
    id: String(n),
    target: 'schools',
    establishmentIds: schools(n),
    groupIds: [],
    profile: 'National_ENS',
    subjectCode: '061300',
    functionCode: undefined,
    disciplineCode: undefined,
  })),
  users: new Map(Array.from({ length: 5000 }, (_, n) => [String(n), 'grant'])),
}

const person: AccessPerson = {
  accountId: 'nobody',
  active: true,
  groupIds: [],
  profiles: Array.from({ length: 4 }, (_, n) => ({
    establishmentId: String(rules + schoolsByRule + n),
    profile: 'National_ENS',
    functionCode: 'ENS',
    disciplineCode: 'L1300',
    subjectCodes: ['030201', '030602'],
  })),
}

const at = new Date('2026-10-05T08:00:00Z')
const start = process.cpuUsage()
for (let turn = 0; turn < turns; turn += 1)
  if (decideAccess(policy, person, at).allowed) throw new Error('no right fits this person')
const { user, system } = process.cpuUsage(start)
const people = `a person of ${String(person.profiles.length)} schools`
console.log(`${String(rules)} rights of ${String(schoolsByRule)} schools, ${people}, none fits`)
console.log(`one decision: ${((user + system) / turns / 1000).toFixed(4)} ms of processor`)
