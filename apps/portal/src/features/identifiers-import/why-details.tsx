import { Badge, type Tone } from '@preau/ui'
import type { VNode } from 'preact'
import { whyCopy as copy } from './copy.fr.ts'
import type { LineCandidate } from './import-line.ts'

/** Odds from which a word is said, in bits, surest first: beyond the first, one chance in a thousand to be wrong. */
const words: readonly (readonly [number, keyof typeof copy.confidence, Tone])[] = [
  [10, 'sure', 'success'],
  [4, 'likely', 'info'],
  [0, 'possible', 'warning'],
  [-Infinity, 'unlikely', 'neutral'],
]

/** How much an account resembles, in two words: a percentage would be read as more than it is. */
export function Confidence({ score }: { readonly score: number }): VNode | null {
  const [, word, tone] = words.find(([from]) => score >= from) ?? words[3] ?? [0, 'unlikely', 'neutral']
  return <Badge tone={tone}>{copy.confidence[word]}</Badge>
}

/** A clue heavier than this fills its bar. */
const fullBar = 16

/** « Pourquoi ? »: what each clue weighs, what speaks against it, and what remains. */
export function WhyDetails({ candidate }: { readonly candidate: LineCandidate }): VNode | null {
  const { reasons, weights, score, account } = candidate
  if (weights.length === 0) return null
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return (
    <details class="pu-why">
      <summary data-key="p">
        {copy.title}
        <span class="visually-hidden"> {account.name}</span>
      </summary>
      <ul class="pu-why-clues">
        {reasons.map((reason, position) => (
          <Clue key={reason} text={reason} weight={weights[position] ?? 0} />
        ))}
        <Clue text={copy.rivals} weight={score - sum} />
        <li class="pu-why-total">
          <span>{copy.total}</span>
          <strong>{points(score)}</strong>
        </li>
      </ul>
      <p class="pu-hint">{copy.help}</p>
    </details>
  )
}

function Clue({ text, weight }: { readonly text: string; readonly weight: number }): VNode {
  const against = weight < 0
  return (
    <li>
      <span>{text}</span>
      <span class={against ? 'pu-why-bar pu-why-against' : 'pu-why-bar'} aria-hidden="true">
        <meter min={0} max={fullBar} value={Math.min(fullBar, Math.abs(weight))} />
      </span>
      <span class="pu-why-points">{points(weight)}</span>
    </li>
  )
}

const signed = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
const points = (weight: number): string => signed.format(weight)
