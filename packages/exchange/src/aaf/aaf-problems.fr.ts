import { counted, quoted, quotedElement } from '../problem/french.ts'
import type { ProblemText } from '../problem/problem-text.ts'

const askDelivery =
  'Demandez à l’académie (ou au service qui dépose les fichiers) une livraison complète, puis recommencez avec tous ses fichiers.'
const correctUpstream =
  'Faites corriger la donnée dans l’application académique d’où elle vient, elle arrivera à la prochaine livraison.'
const nothingToDo = 'Rien à faire si les comptes sont corrects. Sinon, signalez-le au support académique.'

/** Problems of a delivery as a whole (ent-ecosystem §1.1). */
export const aafSetProblemsFr = {
  'aaf.nothing': {
    severity: 'fatal',
    reason: () => 'Aucun des fichiers donnés ne porte un nom de fichier AAF.',
    advice:
      'Choisissez les fichiers nommés « ENT_…_Complet_…_Eleve_0000.xml », « …_PersRelEleve_0000.xml », etc.'
        .replaceAll('« ', '«\u00a0')
        .replaceAll(' »', '\u00a0»'),
  },
  'aaf.unknown-file': {
    severity: 'notice',
    reason: (p: { readonly name: string }) =>
      `Le fichier ${quoted(p.name)} n’est pas un fichier AAF, il n’a pas été lu.`,
    advice: 'Rien à faire s’il accompagne la livraison (liste, accusé de réception, ficAlimMENESR.dtd).',
  },
  'aaf.delta-refused': {
    severity: 'fatal',
    reason: (p: { readonly name: string }) =>
      `Le fichier ${quoted(p.name)} est une livraison de mises à jour (Delta), seule une livraison complète peut être importée ici.`,
    advice: 'Importez la dernière livraison dont les noms contiennent « Complet ».'
      .replaceAll('« ', '«\u00a0')
      .replaceAll(' »', '\u00a0»'),
  },
  'aaf.kind-missing': {
    severity: 'fatal',
    reason: (p: { readonly kind: string }) => `La livraison ne contient aucun fichier ${quoted(p.kind)}.`,
    advice: askDelivery,
  },
  'aaf.nomenclature-missing': {
    severity: 'warning',
    reason: (p: { readonly kind: string }) =>
      `La livraison ne contient aucun fichier ${quoted(p.kind)}, les libellés de cette nomenclature resteront ceux déjà connus.`,
    advice: 'Ajoutez ce fichier s’il vous a été livré.',
  },
  'aaf.two-deliveries': {
    severity: 'fatal',
    reason: (p: { readonly first: string; readonly second: string }) =>
      `Les fichiers ${quoted(p.first)} et ${quoted(p.second)} viennent de deux livraisons différentes.`,
    advice: 'N’envoyez que les fichiers d’une même livraison (même début de nom et même date).',
  },
  'aaf.duplicate-counter': {
    severity: 'fatal',
    reason: (p: { readonly first: string; readonly second: string }) =>
      `Les fichiers ${quoted(p.first)} et ${quoted(p.second)} portent le même numéro d’ordre.`,
    advice: 'Ne gardez qu’un des deux, celui de la livraison à importer.',
  },
  'aaf.counter-gap': {
    severity: 'fatal',
    reason: (p: { readonly kind: string; readonly counter: string }) =>
      `Le fichier ${quoted(p.kind)} numéro ${p.counter} manque, alors que des numéros suivants sont présents.`,
    advice: askDelivery,
  },
} satisfies Record<string, ProblemText<never>>

/** Problems of one record (ent-ecosystem §1.2–1.5). */
export const aafRecordProblemsFr = {
  'aaf.unexpected-element': {
    severity: 'rejected',
    reason: (p: { readonly element: string }) =>
      `L’élément ${quotedElement(p.element)} n’a pas sa place dans une livraison complète.`,
    advice: askDelivery,
  },
  'aaf.unexpected-operation': {
    severity: 'rejected',
    reason: (p: { readonly operation: string }) =>
      `La modification demande l’opération ${quoted(p.operation)}, seul un remplacement («\u00a0replace\u00a0») peut être appliqué.`,
    advice: askDelivery,
  },
  'aaf.wrong-family': {
    severity: 'rejected',
    reason: (p: { readonly found: string; readonly expected: string }) =>
      p.found === ''
        ? `La fiche ne dit pas à quelle famille elle appartient (attendu ${quoted(p.expected)}).`
        : `La fiche est de la famille ${quoted(p.found)} dans un fichier ${quoted(p.expected)}.`,
    advice: 'Vérifiez que le fichier n’a pas été renommé.',
  },
  'aaf.no-identifier': {
    severity: 'rejected',
    reason: () => 'La fiche n’a pas d’identifiant de jointure.',
    advice: correctUpstream,
  },
  'aaf.identifier-differs': {
    severity: 'rejected',
    reason: (p: { readonly id: string; readonly jointure: string }) =>
      `La fiche porte deux identifiants de jointure différents, ${quoted(p.id)} et ${quoted(p.jointure)}.`,
    advice: correctUpstream,
  },
  'aaf.missing-attribute': {
    severity: 'rejected',
    reason: (p: { readonly attribute: string }) =>
      `L’attribut obligatoire ${quoted(p.attribute)} manque ou est vide.`,
    advice: correctUpstream,
  },
  'aaf.duplicate-record': {
    severity: 'rejected',
    reason: (p: { readonly id: string }) =>
      `La fiche ${quoted(p.id)} figure déjà plus haut dans la livraison.`,
    advice: nothingToDo,
  },
  'aaf.invalid-uai': {
    severity: 'rejected',
    reason: (p: { readonly value: string }) => `Le numéro d’établissement (UAI) ${quoted(p.value)} est faux.`,
    advice: correctUpstream,
  },
  'aaf.invalid-value': {
    severity: 'warning',
    reason: (p: { readonly attribute: string; readonly value: string }) =>
      `La valeur ${quoted(p.value)} de l’attribut ${quoted(p.attribute)} n’est pas valide, elle a été laissée de côté.`,
    advice: correctUpstream,
  },
  'aaf.unknown-school': {
    severity: 'warning',
    reason: (p: { readonly schoolId: string }) =>
      `La fiche cite l’établissement ${quoted(p.schoolId)}, absent de la livraison.`,
    advice: nothingToDo,
  },
  'aaf.unknown-guardian': {
    severity: 'warning',
    reason: (p: { readonly guardianId: string }) =>
      `L’élève est rattaché au responsable ${quoted(p.guardianId)}, absent de la livraison.`,
    advice: nothingToDo,
  },
  'aaf.unknown-target': {
    severity: 'rejected',
    reason: (p: { readonly id: string }) =>
      `La fiche ${quoted(p.id)} est modifiée ou retirée, alors qu’aucune livraison ne l’a décrite\u202f; rien n’a été fait pour elle.`,
    advice:
      'Rien à faire s’il s’agit d’un contact sans responsabilité. Sinon, la prochaine livraison complète l’apportera.',
  },
  'aaf.closed-school': {
    severity: 'warning',
    reason: (p: { readonly id: string }) =>
      `L’académie retire l’établissement ${quoted(p.id)}\u202f; ses comptes n’ont pas été touchés.`,
    advice: 'Si l’établissement ferme vraiment, ses comptes se fermeront avec les fiches de ses personnes.',
  },
  'aaf.unknown-attribute': {
    severity: 'notice',
    reason: (p: { readonly attribute: string; readonly count: number }) =>
      `L’attribut ${quoted(p.attribute)} n’est pas connu, il a été conservé tel quel pour ${counted(p.count, 'fiche')}.`,
    advice: 'Rien à faire. Signalez-le à l’exploitant si cet attribut vous est utile.',
  },
} satisfies Record<string, ProblemText<never>>
