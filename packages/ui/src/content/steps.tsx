import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'

/** One step of a guided task. */
export interface Step {
  readonly label: string
  readonly state: 'done' | 'current' | 'todo'
  /** Where to see this step again. */
  readonly href?: string | undefined
  /** A word on its result, e.g. « 12 reconnus ». */
  readonly note?: string | undefined
}

/** The course of a guided task. */
export interface StepsProps {
  readonly label: string
  readonly steps: readonly Step[]
}

const stateWords: Readonly<Record<Step['state'], string>> = {
  done: 'étape terminée',
  current: 'étape en cours',
  todo: 'étape à venir',
}

/** The steps of a task with the state of each; the state is also said in words. */
export function Steps({ label, steps }: StepsProps): VNode {
  const current = steps.findIndex((step) => step.state === 'current') + 1
  return (
    <nav class="pu-steps" aria-label={label}>
      {current === 0 ? null : <p class="pu-steps-count">{`Étape ${current}/${steps.length}`}</p>}
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.label}
            class={`pu-step-${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span class="pu-step-mark" aria-hidden="true">
              {step.state === 'done' ? <Icon name="check" /> : index + 1}
            </span>
            <span class="pu-step-text">
              {step.href === undefined ? step.label : <a href={step.href}>{step.label}</a>}
              <span class="visually-hidden">{` (${stateWords[step.state]})`}</span>
              {step.note === undefined ? null : <span class="pu-step-note">{step.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
