import { formatDayFr } from '@preau/people'
import { Card, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import type { SchoolMessage } from '../messages/index.ts'
import { homeCopy as copy } from './copy.fr.ts'

/** What the school tells today; paragraphs are those of its author. */
export function HomeMessages({ messages }: { readonly messages: readonly SchoolMessage[] }): VNode {
  return (
    <section aria-label={copy.messages}>
      <Stack>
        {messages.map(({ id, title, body, schoolName, startsOn }) => (
          <Card
            key={id}
            title={title}
            icon="bell"
            subtitle={copy.messageFrom(schoolName ?? copy.portal, formatDayFr(startsOn))}
          >
            {body.split(/\n\s*\n|\n/).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Card>
        ))}
      </Stack>
    </section>
  )
}
