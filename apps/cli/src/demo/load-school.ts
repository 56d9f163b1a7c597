import type { PersonOrder, SchoolCommands } from '@preau/school'
import { type BaseRecord, type FictitiousSchool, writeSiecle, writeSts } from '@preau/testing/school'
import { basePathName, demoPassword, supervisor } from './demo-accounts.ts'

/** Loads the school server's side: SIECLE and STS through the product's importers, then those whom no file brings. */
export async function loadSchool(commands: SchoolCommands, school: FictitiousSchool): Promise<void> {
  const { uai, name, address, schoolYear } = school
  await commands.createBase({
    uai,
    name,
    pathName: basePathName,
    postcode: address.postcode,
    city: address.city,
    schoolYear,
  })
  const { login, displayName } = supervisor
  await commands.addOperator({ login, displayName, password: demoPassword, bases: [uai] })
  const [pupils, guardians] = writeSiecle(school)
  taken(await commands.importSts(uai, writeSts(school)))
  if (pupils === undefined || guardians === undefined) throw new Error('SIECLE is two files')
  taken(await commands.importSiecle(uai, { pupils, guardians }))
  for (const tutor of school.workTutors)
    await addAll(tutor.base, { category: 'workTutor', company: tutor.company })
  for (const inspector of school.inspectors) await addAll(inspector.base, { category: 'inspector' })

  async function addAll(
    records: readonly BaseRecord[],
    known: Pick<PersonOrder, 'category'> & Partial<PersonOrder>,
  ): Promise<void> {
    for (const record of records) await commands.addPerson(uai, { ...personOf(record), ...known })
  }
}

function personOf(record: BaseRecord): Omit<PersonOrder, 'category'> {
  const { familyName, usageName, firstName, birthDate, civility, address } = record
  return {
    lastName: familyName,
    usageName,
    firstName,
    birthDate,
    civility: civility === 'MME' ? 'Mme' : civility,
    postcode: address?.postcode,
    city: address?.city,
  }
}

function taken(result: Awaited<ReturnType<SchoolCommands['importSts']>>): void {
  if (!result.ok)
    throw new Error(`a file of the school was not taken: ${JSON.stringify(result.problems.slice(0, 3))}`)
}
