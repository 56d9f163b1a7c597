/**
 * Messages of the schools on the home page: written by administrators, for profiles, between two days.
 *
 * Owns their screens. The home page reads them through `messages.forPerson`.
 *
 * @packageDocumentation
 */
export { mountMessages } from './mount-messages.ts'
export type {
  MessageChange,
  MessageDraft,
  MessageReader,
  SchoolMessage,
  SchoolMessages,
} from './school-messages.ts'
