import { quoted } from '../problem/french.ts'
import type { ProblemText } from '../problem/problem-text.ts'

const correctRecord =
  'Corrigez la fiche dans SIECLE ou STSWEB, d’où vient le fichier, exportez-le de nouveau, puis recommencez.'
const correctSiecle = 'Corrigez la fiche dans SIECLE, exportez de nouveau le fichier, puis recommencez.'
const correctSts = 'Corrigez la fiche dans STSWEB, exportez de nouveau le fichier, puis recommencez.'

/** Problems of the SIECLE and STS files of one school (ent-ecosystem §2). */
export const siecleProblemsFr = {
  'siecle.no-uai': {
    severity: 'fatal',
    reason: () => 'Le fichier ne dit pas de quel établissement il vient (numéro UAI absent).',
    advice: 'Exportez de nouveau le fichier depuis SIECLE ou STSWEB.',
  },
  'siecle.invalid-uai': {
    severity: 'fatal',
    reason: (p: { readonly value: string }) => `Le numéro d’établissement (UAI) ${quoted(p.value)} est faux.`,
    advice: 'Exportez de nouveau le fichier depuis SIECLE ou STSWEB.',
  },
  'siecle.no-school-year': {
    severity: 'warning',
    reason: () => 'Le fichier ne dit pas de quelle année scolaire il est.',
    advice: 'Vérifiez que c’est bien l’export de cette année avant de continuer.',
  },
  'siecle.nobody': {
    severity: 'fatal',
    reason: () => 'Le fichier ne contient personne.',
    advice:
      'Vérifiez dans SIECLE ou STSWEB que l’export porte sur le bon établissement et la bonne année, puis recommencez.',
  },
  'siecle.no-identifier': {
    severity: 'rejected',
    reason: (p: { readonly attribute: string }) => `La fiche n’a pas d’identifiant (${p.attribute}).`,
    advice: correctRecord,
  },
  'siecle.duplicate': {
    severity: 'rejected',
    reason: (p: { readonly id: string }) =>
      `La fiche ${quoted(p.id)} figure deux fois dans le fichier, la première est gardée.`,
    advice: correctRecord,
  },
  'siecle.no-name': {
    severity: 'rejected',
    reason: (p: { readonly id: string }) => `La fiche ${quoted(p.id)} n’a pas de nom ou pas de prénom.`,
    advice: correctRecord,
  },
  'siecle.invalid-value': {
    severity: 'warning',
    reason: (p: { readonly field: string; readonly value: string }) =>
      `La valeur ${quoted(p.value)} du champ ${quoted(p.field)} n’est pas valide, elle a été laissée de côté.`,
    advice: correctRecord,
  },
  'siecle.pupil-without-class': {
    severity: 'notice',
    reason: (p: { readonly name: string }) => `L’élève ${p.name} n’est dans aucune classe.`,
    advice: 'Affectez l’élève à une classe dans SIECLE si ce n’est pas voulu.',
  },
  'siecle.several-classes': {
    severity: 'warning',
    reason: (p: { readonly name: string; readonly kept: string }) =>
      `L’élève ${p.name} est dans plusieurs classes, ${quoted(p.kept)} est gardée.`,
    advice: correctSiecle,
  },
  'siecle.unknown-pupil': {
    severity: 'warning',
    reason: (p: { readonly id: string }) =>
      `Le fichier affecte à une classe ou à une option l’élève ${quoted(p.id)}, qu’il ne décrit pas.`,
    advice: correctSiecle,
  },
  'siecle.unknown-guardian': {
    severity: 'warning',
    reason: (p: { readonly id: string; readonly pupilId: string }) =>
      `L’élève ${quoted(p.pupilId)} est rattaché au responsable ${quoted(p.id)}, que le fichier ne décrit pas.`,
    advice: correctSiecle,
  },
  'siecle.guardian-without-pupil': {
    severity: 'notice',
    reason: (p: { readonly name: string }) => `Le responsable ${p.name} n’est rattaché à aucun élève.`,
    advice: 'Rien à faire s’il s’agit du responsable d’un ancien élève.',
  },
  'siecle.incomplete-link': {
    severity: 'rejected',
    reason: () => 'Un lien entre un élève et un responsable ne dit pas de qui il s’agit.',
    advice: correctSiecle,
  },
  'sts.unknown-teacher': {
    severity: 'warning',
    reason: (p: { readonly key: string; readonly structure: string }) =>
      `Un cours de ${quoted(p.structure)} est confié à la personne ${quoted(p.key)}, que le fichier ne décrit pas.`,
    advice: correctSts,
  },
} satisfies Record<string, ProblemText<never>>
