import { Alert } from '@preau/ui'
import type { VNode } from 'preact'
import type { Visit } from '../../../frame/operator.ts'
import type { View } from '../../../frame/view.ts'
import type { ChangeListProps } from '../change-list.tsx'
import type { PendingPreview } from '../pending-import.ts'
import { PreviewPage } from '../preview-page.tsx'
import type { LargeImport } from './large-imports.ts'
import { largePath } from './large-path.ts'

interface LargePreviewPageProps {
  readonly view: View
  readonly visit: Visit
  readonly large: LargeImport
  readonly preview: PendingPreview
  readonly list: Omit<ChangeListProps, 'path' | 'origin'>
}

/** What large files would change, and the button that does it. */
export function LargePreviewPage({ view, visit, large, preview, list }: LargePreviewPageProps): VNode {
  const path = largePath(visit.base, large.id)
  const notice = large.sentences.map((sentence) => (
    <Alert tone="warning" key={sentence}>
      {sentence}
    </Alert>
  ))
  return (
    <PreviewPage
      {...{ view, visit, preview, list }}
      kind={large.kind}
      names={large.fileNames}
      place={{ forms: path, list: path }}
      notice={notice}
    />
  )
}
