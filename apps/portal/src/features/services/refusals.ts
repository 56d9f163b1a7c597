import { defineRefusals } from '@preau/platform'
import { counted } from '../../frame/format-fr.ts'

export const serviceRefusals = defineRefusals({
  'service.unknown': {
    status: 404,
    title: 'Service inconnu',
    sentence: (p: { readonly code: string }) => `Aucun service ne porte le code «\u00a0${p.code}\u00a0».`,
    next: 'Revenez à la liste des services\u00a0: il a peut-être été supprimé.',
  },
  'service.not-yours': {
    status: 403,
    title: 'Service d’un autre établissement',
    sentence: (p: { readonly title: string }) =>
      `Le service «\u00a0${p.title}\u00a0» n’appartient pas aux établissements que vous administrez.`,
    next: 'Demandez la modification à l’administrateur de cet établissement ou à l’exploitant du portail.',
  },
  'service.locked': {
    status: 403,
    title: 'Service verrouillé',
    sentence: (p: { readonly title: string }) =>
      `Le service «\u00a0${p.title}\u00a0» est verrouillé par l’exploitant du portail\u00a0: rien n’a été modifié.`,
    next: 'Demandez la modification à l’exploitant du portail.',
  },
  'service.no-school': {
    status: 404,
    title: 'Établissement inconnu',
    sentence: 'Cet établissement n’est pas de ceux que vous administrez.',
    next: 'Choisissez un de vos établissements dans la liste.',
  },
  'service.rule-not-yours': {
    status: 403,
    title: 'Droit d’un autre établissement',
    sentence: 'Ce droit d’accès concerne un établissement que vous n’administrez pas.',
    next: 'Demandez la modification à l’exploitant du portail.',
  },
  'service.bad-file': {
    status: 422,
    title: 'Fichier de services refusé',
    sentence: (p: { readonly problems: string }) =>
      `Le fichier de services n’est pas valide\u00a0: ${p.problems}. Rien n’a été modifié.`,
    next: 'Corrigez le fichier d’après docs/reference/services-file.md, puis recommencez.',
  },
  'service.file-overtaken': {
    status: 409,
    title: 'Services modifiés au même moment',
    sentence: (p: { readonly name: string }) =>
      `Quelqu’un a modifié «\u00a0${p.name}\u00a0» pendant que le fichier de services était appliqué. Rien n’a été modifié.`,
    next: 'Recommencez.',
  },
  'service.file-losses': {
    status: 409,
    title: 'Plus personne n’aurait accès',
    sentence: (p: { readonly lost: number; readonly codes: string }) =>
      `Le fichier de services ne laisse plus personne ouvrir ${p.codes} : ${counted(p.lost, 'accès perdu', 'accès perdus')}. Rien n’a été modifié.`,
    next: 'Relisez l’effet du fichier avec --dry-run. S’il est bien voulu, recommencez avec --accept-losses suivi de ce nombre.',
  },
  'grouping.unknown': {
    status: 404,
    title: 'Regroupement inconnu',
    sentence: 'Ce regroupement n’existe pas\u00a0: il a peut-être été supprimé.',
    next: 'Revenez à la liste des regroupements.',
  },
  'grouping.not-yours': {
    status: 403,
    title: 'Réservé à l’exploitant',
    sentence: 'Les regroupements sont communs à tous les établissements du portail.',
    next: 'Demandez la modification à l’exploitant du portail.',
  },
})
