import { foldName, wordsOf } from './fold-name.ts'
import { phoneticKey } from './phonetic-key.ts'
import { repairText } from './repair-text.ts'

/** Words that come and go in front of a surname, and that get lost, glued or moved between two files. */
export const particles: ReadonlySet<string> = new Set(
  'DE DU DES D LE LA LES L M N O EL AL BEL BEN BENT BOU AIT OULD OUEL ABD ABDEL DA DI DO DOS DAS DEL DELLA DELLO VAN VON VANDEN VANDER DER DEN TER TEN MAC MC SAINT ST SAN'.split(
    ' ',
  ),
)

// Not `\b`, which knows only ASCII: « Prévost » would lose a title « Pr ».
const titles =
  /^\s*(?:(?:MESSIEURS?|MESDAMES|MONSIEUR|MADAME|MADEMOISELLE|MME|MLLE|MR|DR|PR)(?!\p{L})\.?|M\.)\s*/iu
const roles =
  /^(?:P[EÈ]RE|M[EÈ]RE|PAPA|MAMAN|RL ?\d?|RESP.*|TUT.*|L[EÉ]GAL.*|BEAU.*|BELLE.*|GRAND.*|AUTRE|CONTACT|PAYEUR|DIVORC.*|S[EÉ]PAR.*|D[EÉ]C.*)$/i
const marriage =
  /(?<!\p{L})(?:[ÉE]POUSE|[ÉE]P|N[ÉE]E|N[ÉE]E? LE NOM|USAGE|ALIAS|DITE?|VEUVE|VVE)(?!\p{L})\.?|\//giu
const joint =
  /(?<!\p{L})(?:M|MR|MONSIEUR|MME|MADAME)(?!\p{L})\.?\s*(?:ET|&|OU|\/|-|,)\s*(?:M|MR|MONSIEUR|MME|MADAME)(?!\p{L})/iu

/** A surname of the school base taken apart. Texts are folded; glued = without blanks. */
export interface SurnameForms {
  /** Whole name, blanks removed. */
  readonly glued: string
  /** Other complete names the text may stand for: each side of « ép. », without particles, halves of a double name. */
  readonly alternatives: readonly string[]
  /** Words of three letters or more that are not particles. */
  readonly words: readonly string[]
  /** Sound of the whole name. */
  readonly key: string
  /** Length of the text as typed: files cut names at a fixed width. */
  readonly rawLength: number
  /** « M. et Mme »: an account for two people. */
  readonly joint: boolean
}

function gluedWithoutParticles(words: readonly string[]): string {
  return words.filter((word) => !particles.has(word)).join('')
}

/** Words that can be recognised alone; a particle counts with the word it introduces (`LE GUEN` → `LEGUEN`, `GUEN`). */
function significantWords(words: readonly string[]): string[] {
  const alone = words.filter((word) => word.length >= 3 && !particles.has(word))
  const introduced = words.flatMap((word, n) => {
    const next = words[n + 1]
    return next !== undefined && particles.has(word) && !particles.has(next) ? [word + next] : []
  })
  return [...new Set([...alone, ...introduced])]
}

function cutParentheses(text: string): {
  readonly core: string
  readonly extras: string[]
  readonly moved: string
} {
  const extras: string[] = []
  let moved = ''
  const core = text.replace(/\(([^)]*)\)?/g, (_, inside: string) => {
    const folded = foldName(inside)
    if (folded !== '' && wordsOf(folded).every((word) => particles.has(word))) moved = `${inside} `
    else if (folded !== '' && !roles.test(inside.trim())) extras.push(inside)
    return ' '
  })
  return { core, extras, moved }
}

/** Takes apart the surname field of the school base (titles, roles in parentheses, moved particle, « ép. », « née »). */
export function surnameForms(raw: string): SurnameForms {
  const repaired = repairText(raw)
  const isJoint = joint.test(repaired)
  const { core, extras, moved } = cutParentheses(repaired)
  const stripped = moved + core.replace(titles, '').replace(/^[*\s]+|[*\s]+$/g, '')
  const segments = [...stripped.split(marriage), ...extras]
    .map((segment) => wordsOf(foldName(segment)))
    .filter((words) => words.length > 0)
  const all = segments.flat()
  const glued = all.join('')
  const alternatives = new Set<string>()
  for (const words of segments) {
    alternatives.add(words.join(''))
    alternatives.add(gluedWithoutParticles(words))
  }
  alternatives.add(gluedWithoutParticles(all))
  alternatives.delete('')
  alternatives.delete(glued)
  const words = significantWords(all)
  const key = phoneticKey(glued)
  return { glued, alternatives: [...alternatives], words, key, rawLength: repaired.length, joint: isJoint }
}

/** The surnames of an ENT account: birth name and usage name, with what a school base may make of them. */
export interface EntSurnames {
  readonly birth: string
  readonly usage: string
  /** Every complete writing: birth, usage, both in the two orders, without particles. */
  readonly whole: readonly string[]
  /** Sound of each complete writing, in the same order. */
  readonly keys: readonly string[]
  readonly words: readonly string[]
}

/** Prepares the surnames of an account. */
export function entSurnames(nom: string, nomUsage: string | undefined): EntSurnames {
  const birthWords = wordsOf(foldName(nom))
  const usageWords = wordsOf(foldName(nomUsage ?? ''))
  const birth = birthWords.join('')
  const usage = usageWords.join('')
  const whole = new Set([birth, gluedWithoutParticles(birthWords)])
  if (usage !== '' && usage !== birth) {
    whole.add(usage)
    whole.add(gluedWithoutParticles(usageWords))
    whole.add(birth + usage)
    whole.add(usage + birth)
    whole.add(gluedWithoutParticles([...birthWords, ...usageWords]))
    whole.add(gluedWithoutParticles([...usageWords, ...birthWords]))
  }
  whole.delete('')
  const words = significantWords([...birthWords, ...usageWords])
  return { birth, usage, whole: [...whole], keys: Array.from(whole, phoneticKey), words }
}
