import { copy } from './copy.fr.ts'

/** What is wrong with the name of an attribute, in words. */
export function attributeNameError(name: string): string | undefined {
  if (name === '') return copy.attributeMissing
  return name.length > 100 || /[\s\p{Cc}<>&"]/u.test(name) ? copy.attributeWrong : undefined
}
