/**
 * What is kept about one person, handed over on demand (GDPR art. 15 and 20), to an administrator of theirs or to themself.
 *
 * @packageDocumentation
 */
export { mountPersonalData } from './mount-personal-data.ts'
export type { DataRow, DataSection, PersonalData, PersonalFile } from './personal-data.ts'
