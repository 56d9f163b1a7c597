import { type GeneratedFile, writeAafDelivery, writeSiecle } from '@preau/testing/school'
import { demoSchool as school } from './demo-school.ts'
import type { FileContent } from './import-steps.ts'

/** The SIECLE files of the demonstration school, as the school would export them again. */
export function siecleFiles(): FileContent[] {
  return writeSiecle(school).map(fileOf)
}

/** One file of the AAF delivery: XML that the import of identifiers must refuse. */
export function aafFile(): FileContent {
  const [first] = writeAafDelivery(school)
  if (first === undefined) throw new Error('a delivery has files')
  return fileOf(first)
}

/** A file made of a text. */
export const textFile = (name: string, text: string): FileContent => ({
  name,
  mimeType: 'text/xml',
  buffer: Buffer.from(text),
})

const fileOf = (file: GeneratedFile): FileContent => ({
  name: file.name,
  mimeType: 'text/xml',
  buffer: Buffer.from(file.bytes()),
})
