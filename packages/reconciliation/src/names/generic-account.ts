import { foldName, wordsOf } from './fold-name.ts'

const genericWords = new Set(
  'TEST ESSAI REMPLACANT REMPLACANTE INCONNU INCONNUE ANONYME GENERIQUE INFIRMERIE INTENDANCE SECRETARIAT ADMINISTRATION ADMINISTRATEUR ADMIN ACCUEIL LOGE SURVEILLANT SURVEILLANTS SURVEILLANCE AED AESH CPE CDI VIESCOLAIRE SCOLAIRE DIRECTION GESTION LABORATOIRE CANTINE INTERNAT PERMANENCE STAGIAIRE COMPTE UTILISATEUR POSTE SALLE PROFESSEUR PROF ELEVE CLASSE PARENT INVITE VACANT NOMME PROVISEUR PRINCIPAL COLLEGE LYCEE BORNE KIOSQUE VACATAIRE SUPPLEANT'.split(
    ' ',
  ),
)

const subjectWords = new Set(
  'MATHS MATHEMATIQUES ANGLAIS FRANCAIS EPS HISTOIRE SVT PHYSIQUE TECHNO ALLEMAND ESPAGNOL MUSIQUE ARTS X XX XXX A B VIE'.split(
    ' ',
  ),
)

/**
 * True for an account that is nobody's: « REMPLACANT Maths », « INFIRMERIE », « TEST Élève ». Every word must be a
 * word of the trade, so that a Mrs « PROVISEUR Anne » or a Mr « CLASSE Paul » stay people.
 */
export function isGenericAccount(nom: string, prenom: string): boolean {
  const surname = wordsOf(foldName(nom))
  const first = wordsOf(foldName(prenom))
  const all = [...surname, ...first]
  if (all.length === 0) return true
  if (!surname.some((word) => genericWords.has(word))) return false
  return all.every((word) => genericWords.has(word) || subjectWords.has(word) || word.length === 1)
}
