import { type AafRecord, type AafSource, requiredText } from './aaf-record.ts'

/** One subject (`MatiereEducNat`); `id` is the six-digit `ENTMatJointure`. Source: ent-ecosystem §1.4. */
export interface AafSubject extends AafRecord {
  /** `ENTLibelleMatiere`. */
  readonly label: string
  /** `ENTMatiereRattach`: subject it depends on. */
  readonly attachedTo: string | undefined
}

/** One national programme of study (`MefEducNat`); `id` is the eleven-digit `ENTMefJointure`. */
export interface AafMef extends AafRecord {
  /** `ENTLibelleMef`. */
  readonly label: string
  /** `ENTMEFRattach`. */
  readonly attachedTo: string | undefined
  /** `ENTMEFSTAT11`. */
  readonly statisticalCode: string | undefined
  /** `NivFormation`. */
  readonly level: string | undefined
  /** `Filiere`. */
  readonly track: string | undefined
}

/** `undefined`, and a problem, without a label. */
export function readAafSubject(source: AafSource): AafSubject | undefined {
  const { attributes, id } = source
  const label = requiredText(source, 'ENTLibelleMatiere')
  const attachedTo = attributes.text('ENTMatiereRattach')
  const kept = attributes.keep('ENTMatJointure')
  return label === undefined
    ? undefined
    : { id, label, attachedTo, other: { ...kept, ...attributes.leftover() } }
}

/** `undefined`, and a problem, without a label. */
export function readAafMef(source: AafSource): AafMef | undefined {
  const { attributes, id } = source
  const label = requiredText(source, 'ENTLibelleMef')
  const rest = {
    attachedTo: attributes.text('ENTMEFRattach'),
    statisticalCode: attributes.text('ENTMEFSTAT11'),
    level: attributes.text('ENTMEFNivFormation', 'ENTNivFormation', 'NivFormation'),
    track: attributes.text('ENTMEFFiliere', 'ENTFiliere', 'Filiere'),
  }
  const kept = attributes.keep('ENTMefJointure')
  return label === undefined
    ? undefined
    : { id, label, ...rest, other: { ...kept, ...attributes.leftover() } }
}
