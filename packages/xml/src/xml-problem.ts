/** Why a document was refused. Each code deserves its own sentence to the person who sent the file. */
export type XmlProblemCode =
  /** Nothing, or only blanks. */
  | 'empty'
  /** Something else than XML: a CSV, an archive, a web page that is not XML. */
  | 'not-xml'
  /** XML that breaks a rule of XML. */
  | 'syntax'
  /** The document stops before its end. */
  | 'truncated'
  | 'doctype'
  | 'entity'
  /** The declared encoding is none of those we read. */
  | 'encoding-unsupported'
  /** A byte that the encoding does not allow. */
  | 'encoding-invalid'
  /** The declared encoding is visibly not the one used. */
  | 'encoding-mismatch'
  | 'too-large'
  | 'too-deep'
  | 'too-many-attributes'
  | 'attribute-too-long'
  | 'text-too-long'
  /** One record of a streamed file holds too much. */
  | 'element-too-large'

/** What is wrong and where. Lines and columns start at 1; `detail` is technical English, for a log or a report. */
export interface XmlProblem {
  readonly code: XmlProblemCode
  readonly line: number
  readonly column: number
  readonly detail: string
}

/** The one error of the readers: a document that is refused. The reader has stopped; nothing more comes from it. */
export class MalformedXml extends Error {
  readonly problem: XmlProblem

  constructor(problem: XmlProblem) {
    super(
      `${problem.code} at line ${String(problem.line)}, column ${String(problem.column)}: ${problem.detail}`,
    )
    this.name = 'MalformedXml'
    this.problem = problem
  }
}
