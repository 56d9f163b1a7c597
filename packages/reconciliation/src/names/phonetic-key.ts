/** Rewriting rules towards the sound; order matters. Made for French and for names transliterated into French. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/\?/g, ''],
  [/PH/g, 'F'],
  [/TH/g, 'T'],
  [/SCH|TSCH|TCH|CH|SH/g, 'X'],
  [/DJ|DG(?=[EI])|J|G(?=[EIY])/g, 'J'],
  [/GU(?=[EI])/g, 'G'],
  [/KH|CK|QU|Q|CC(?=[AOU])|C(?![EIY])/g, 'K'],
  [/C(?=[EIY])|Ç|Z/g, 'S'],
  [/OW|OO|OU|W/g, 'U'],
  [/EAU|AU/g, 'O'],
  [/OEU|EU|OE/g, 'E'],
  [/AI|EI|AY|EY|AE/g, 'E'],
  [/Y/g, 'I'],
  [/[EA]IN|EN|EM(?=[BP])|AM(?=[BP])/g, 'AN'],
  [/H/g, ''],
  [/(.)\1+/g, '$1'],
  [/(?<=..)[ESTXD]+$/g, ''],
]

const memory = new Map<string, string>()

/**
 * A French phonetic key: two spellings of one sounding (`Nathalie`/`Natalie`, `Rachida`/`Rashida`,
 * `Ousmane`/`Usman`, `KOWALSKI`/`KOUALSKI`) share it. Blanks are ignored.
 */
export function phoneticKey(folded: string): string {
  const known = memory.get(folded)
  if (known !== undefined) return known
  let key = folded.replaceAll(' ', '')
  for (const [pattern, sound] of rules) key = key.replace(pattern, sound)
  if (memory.size > 200_000) memory.clear()
  memory.set(folded, key)
  return key
}
