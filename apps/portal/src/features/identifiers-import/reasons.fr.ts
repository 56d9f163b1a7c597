import type { LineReason } from './import-line.ts'

/** What a line says of itself, when the sentence is not the engine's. */
export const reasonSentences = {
  'already-held': 'Ce compte a déjà cet identifiant.',
  'same-key': 'Même numéro dans les fichiers nationaux ou même identifiant CAS.',
  'key-contradiction': 'Le numéro national désigne un autre compte que le nom\u00a0: à vérifier.',
  'held-by-other':
    'Cet identifiant est aujourd’hui celui d’un autre compte\u00a0: à vous de dire lequel est le bon.',
  'held-unlike':
    'Le compte qui a cet identifiant aujourd’hui ne ressemble pas à cette personne\u00a0: à vérifier.',
  'holder-gone': 'Le compte qui avait cet identifiant n’est plus dans l’établissement\u00a0: à vérifier.',
  'account-has-other':
    'Ce compte a déjà un autre identifiant\u00a0: doublon dans la base de l’établissement\u202f?',
  'claimed-twice':
    'Deux personnes du fichier correspondent au même compte\u00a0: doublon dans la base de l’établissement\u202f?',
  'memory-nobody':
    'Lors d’un import précédent, vous avez indiqué que cet identifiant ne correspond à personne.',
  'memory-stale': 'Ce qui avait permis de décider a changé depuis\u00a0: à revoir.',
} as const

/** The reasons as a filter and the report name them. */
export const reasonLabels: Readonly<Record<LineReason, string>> = {
  'confirmed-by-hand': 'Décision d’un import précédent',
  'confirmed-account-gone': 'Compte choisi autrefois, parti depuis',
  'evidence-certain': 'Rapprochement certain',
  'evidence-short': 'Indices insuffisants',
  homonyms: 'Homonymes ou jumeaux',
  duplicate: 'Doublon dans la base de l’établissement',
  'account-disputed': 'Compte disputé par deux personnes',
  'left-pupil': 'Ancien élève, ou pas encore dans l’ENT',
  'not-a-guardian-here': 'Pas un responsable dans l’ENT',
  'guardian-of-left-pupil': 'Responsable d’un ancien élève',
  'generic-account': 'Compte de service',
  'joint-account': 'Fiche commune à deux personnes',
  'no-first-name': 'Nom ou prénom manquant',
  'no-such-person': 'Aucun compte ne correspond',
  'already-held': 'Identifiant déjà connu',
  'same-key': 'Même numéro national ou identifiant CAS',
  'key-contradiction': 'Numéro national et nom se contredisent',
  'held-by-other': 'Identifiant porté par un autre compte',
  'held-unlike': 'Compte qui ne ressemble plus',
  'holder-gone': 'Compte parti de l’établissement',
  'account-has-other': 'Compte qui a déjà un identifiant',
  'claimed-twice': 'Deux personnes pour un compte',
  'memory-nobody': 'Ne correspond à personne (décision précédente)',
  'memory-stale': 'Décision précédente à revoir',
}

/** What to do in the school base about a line; absent where nothing is to be done there. */
export const cleaningAdvice: Readonly<Partial<Record<LineReason, string>>> = {
  duplicate: 'Fusionner ou supprimer l’une des deux fiches.',
  'claimed-twice': 'Vérifier si ces deux fiches sont la même personne, puis supprimer l’une des deux.',
  'account-has-other': 'Vérifier si la personne a une seconde fiche, puis la supprimer.',
  'left-pupil':
    'Élève parti\u00a0: sortir sa fiche de la base. Élève attendu\u00a0: attendre son compte ENT.',
  'guardian-of-left-pupil': 'Retirer ce responsable avec l’ancien élève.',
  'not-a-guardian-here':
    'Vérifier le lien avec l’élève\u00a0: un proche qui n’est pas responsable légal n’a pas de compte ENT.',
  'generic-account': 'Ne pas exporter ce compte de service.',
  'joint-account': 'Séparer cette fiche en deux personnes.',
  'no-first-name': 'Compléter le nom et le prénom.',
  'no-such-person': 'Vérifier l’orthographe, ou demander un compte ENT pour cette personne.',
  'memory-nobody':
    'Déjà dit sans compte lors d’un import précédent\u00a0: retirer la fiche si elle ne sert plus.',
}

/** What to do in the school base about a person who is there twice. */
export const duplicateAdvice = cleaningAdvice.duplicate ?? ''
