/** Identifier in the page of the control of a form field; error summaries link to it. */
export function fieldId(name: string): string {
  return `champ-${name.replace(/[^\w-]+/g, '-')}`
}
