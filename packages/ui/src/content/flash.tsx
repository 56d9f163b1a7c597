import type { VNode } from 'preact'

import type { Tone } from '../tone.ts'
import { Alert } from './alert.tsx'

/** What the previous request has to tell on this page. */
export interface FlashMessage {
  readonly tone: Tone
  readonly text: string
  readonly title?: string | undefined
}

/** The messages of the previous request, announced by screen readers. */
export function Flash({ messages }: { readonly messages: readonly FlashMessage[] }): VNode | null {
  if (messages.length === 0) return null
  return (
    <div class="pu-flashes" aria-live="polite">
      {messages.map((message) => (
        <Alert key={message.text} tone={message.tone} title={message.title}>
          {message.text}
        </Alert>
      ))}
    </div>
  )
}
