import { defineRefusals } from '@preau/platform'
import { counted } from '../../frame/format-fr.ts'

/** What stops an AAF delivery, and what to do about it. */
export const aafRefusals = defineRefusals({
  'aaf.unreadable': {
    status: 422,
    title: 'Livraison illisible',
    sentence: (p: {
      readonly file: string
      readonly line: number
      readonly reason: string
      readonly advice: string
    }) =>
      `Fichier ${p.file}${p.line > 0 ? `, ligne ${String(p.line)}` : ''}\u00a0: ${p.reason} Rien n’a été importé.`,
    next: (p: { readonly advice: string }) => p.advice,
  },
  'aaf.unstorable': {
    status: 422,
    title: 'Livraison impossible à enregistrer',
    sentence:
      'Une valeur de cette livraison est démesurée ou contient des caractères interdits\u00a0: un nom, une classe ou un code a sans doute été abîmé. Rien n’a été importé.',
    next: 'Téléchargez de nouveau la livraison, ou signalez-la au service académique qui la produit.',
  },
  'aaf.no-school': {
    status: 422,
    title: 'Livraison sans établissement',
    sentence: 'Cette livraison ne décrit aucun établissement lisible. Rien n’a été importé.',
    next: 'Vérifiez le fichier EtabEducNat de la livraison, puis recommencez.',
  },
  'aaf.school-not-yours': {
    status: 403,
    title: 'Livraison d’un autre établissement',
    sentence: (p: { readonly uai: string }) =>
      `Cette livraison concerne l’établissement ${p.uai}, que vous n’administrez pas. Rien n’a été importé.`,
    next: 'Choisissez la livraison de votre établissement, ou confiez-la à l’exploitant du portail.',
  },
  'aaf.unknown-run': {
    status: 404,
    title: 'Compte rendu introuvable',
    sentence: 'Ce compte rendu n’existe pas, ou concerne un établissement que vous n’administrez pas.',
    next: 'Revenez à la liste des livraisons.',
  },
  'aaf.mass-departure': {
    status: 409,
    title: 'Départs trop nombreux',
    sentence: (p: { readonly departures: number; readonly openBefore: number; readonly schools: string }) =>
      `Cette livraison suspendrait ${counted(p.departures, 'compte')} sur ${counted(p.openBefore, 'compte ouvert', 'comptes ouverts')}${p.schools === '' ? '' : ` (${p.schools})`}. Rien n’a été importé, car une livraison tronquée aurait le même effet.`,
    next: (p: { readonly departures: number }) =>
      `Vérifiez auprès de l’académie que ces départs sont réels. S’ils le sont, recommencez en acceptant ${counted(p.departures, 'départ')}.`,
  },
  'aaf.older': {
    status: 409,
    title: 'Livraison plus ancienne',
    sentence: (p: { readonly day: string; readonly latest: string }) =>
      `Cette livraison est du ${p.day}, alors qu’une livraison du ${p.latest} est déjà importée. Rien n’a été importé, car elle ferait revenir l’annuaire en arrière.`,
    next: 'Importez la livraison la plus récente. Pour revenir vraiment à cette date, recommencez en acceptant une livraison plus ancienne.',
  },
  'aaf.two-academies': {
    status: 422,
    title: 'Livraison de deux académies',
    sentence: (p: { readonly academies: string }) =>
      `Cette livraison décrit des établissements de plusieurs académies (${p.academies}). Rien n’a été importé, car les clés d’une personne ne valent que dans une académie.`,
    next: 'Demandez une livraison pour chaque académie, puis importez-les l’une après l’autre.',
  },
  'aaf.wrong-academy': {
    status: 409,
    title: 'Livraison d’une autre académie',
    sentence: (p: { readonly uai: string; readonly known: string; readonly delivered: string }) =>
      `L’établissement ${p.uai} est connu dans l’académie ${p.known}, et cette livraison le place dans l’académie ${p.delivered}. Rien n’a été importé.`,
    next: 'Vérifiez que c’est la bonne livraison. Si l’académie a changé de nom, adressez-vous à l’exploitant du portail.',
  },
  'aaf.new-academy': {
    status: 409,
    title: 'Académie inconnue',
    sentence: (p: { readonly delivered: string; readonly known: string }) =>
      `Cette livraison est de l’académie ${p.delivered}, alors que l’annuaire ne connaît que ${p.known}. Rien n’a été importé.`,
    next: 'Si cette académie doit vraiment entrer dans le portail, recommencez en acceptant une nouvelle académie.',
  },
  'aaf.unknown-feed': {
    status: 409,
    title: 'Livraison Delta sans livraison complète',
    sentence: (p: { readonly prefix: string }) =>
      `Cette livraison Delta («\u00a0${p.prefix}\u00a0») modifie un annuaire dont aucune livraison complète n’a été importée. Rien n’a été importé.`,
    next: 'Importez d’abord la dernière livraison complète du même émetteur, puis les Delta qui la suivent.',
  },
  'aaf.delta-platform-only': {
    status: 403,
    title: 'Livraison Delta réservée à l’exploitant',
    sentence:
      'Une livraison Delta modifie des personnes dans toute l’académie\u00a0: seul l’exploitant du portail peut l’importer. Rien n’a été importé.',
    next: 'Confiez-la à l’exploitant, ou importez une livraison complète de votre établissement.',
  },
  'aaf.archive-broken': {
    status: 422,
    title: 'Archive illisible',
    sentence: (p: { readonly name: string }) =>
      `L’archive ${p.name} est abîmée, incomplète ou protégée par un mot de passe. Rien n’a été importé.`,
    next: 'Téléchargez-la de nouveau, ou extrayez ses fichiers .xml et envoyez-les.',
  },
  'aaf.archive-path': {
    status: 422,
    title: 'Archive dangereuse',
    sentence: (p: { readonly name: string; readonly entry: string }) =>
      `L’archive ${p.name} contient un nom de fichier qui sort de son dossier (${p.entry}). Rien n’a été importé.`,
    next: 'N’importez que l’archive d’origine de l’académie, et signalez celle-ci à l’exploitant du portail.',
  },
  'aaf.archive-bomb': {
    status: 422,
    title: 'Archive démesurée',
    sentence: (p: { readonly name: string; readonly limit: string }) =>
      `L’archive ${p.name} dépasse ce qui est admis\u00a0: ${p.limit}. Rien n’a été importé.`,
    next: 'Vérifiez que c’est bien une livraison AAF. Si c’est elle, envoyez ses fichiers .xml en plusieurs archives.',
  },
  'aaf.not-waiting': {
    status: 409,
    title: 'Import déjà décidé',
    sentence:
      'Cet import n’attend plus de réponse\u00a0: quelqu’un l’a appliqué, abandonné ou repris entre-temps.',
    next: 'Lisez son compte rendu ci-dessous.',
  },
  'aaf.setting-platform-only': {
    status: 403,
    title: 'Réglage réservé à l’exploitant',
    sentence:
      'La part de départs admise vaut pour tous les établissements\u00a0: seul l’exploitant du portail la règle.',
    next: 'Demandez-lui de la changer, ou acceptez les départs de votre livraison en recopiant leur nombre.',
  },
  'aaf.bad-number': {
    status: 422,
    title: 'Nombre de départs différent',
    sentence: (p: { readonly departures: number }) =>
      `Le nombre saisi n’est pas celui des départs de cette livraison (${String(p.departures)}). Rien n’a été modifié.`,
    next: 'Recopiez le nombre affiché, ou abandonnez cet import.',
  },
})
