// Typography shared by the French sentences of this package: no-break space before a colon and inside « »,
// narrow no-break space before the other double marks.

/** A value quoted the French way, cut when it is too long for a sentence. */
export function quoted(text: string): string {
  return `«\u00a0${text.length > 80 ? `${text.slice(0, 79)}…` : text}\u00a0»`
}

/** A colon and its spaces. */
export const colon = '\u00a0: '

/** The tag of an XML element, quoted: « <Eleve> ». */
export function quotedElement(name: string): string {
  return quoted(`<${name}>`)
}

/** `1 fiche`, `12 fiches`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${new Intl.NumberFormat('fr-FR').format(count)}\u00a0${count < 2 ? singular : plural}`
}
