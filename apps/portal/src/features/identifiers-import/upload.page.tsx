import { Alert, ButtonLink, Card, FormActions, Progress } from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import { uploadCopy as copy } from './copy.fr.ts'
import { importsPath, uploadPath } from './deps.ts'
import { type IdentifierUpload, isOver } from './identifier-uploads.ts'

/** How far the work on a large file is; the page may be closed. */
export function UploadPage({ upload }: { readonly upload: IdentifierUpload }): VNode {
  return (
    <>
      <Card title={upload.fileName} icon="file-import">
        <UploadFragment upload={upload} />
        {!isOver(upload) && <p class="pu-hint">{copy.mayLeave}</p>}
      </Card>
      <FormActions>
        <ButtonLink href={importsPath} icon="arrow-left" variant="subtle">
          {copy.back}
        </ButtonLink>
      </FormActions>
    </>
  )
}

const stages = ['waiting', 'reading', 'matching', 'storing'] as const

/** Asks for itself again every two seconds as long as there is something to wait for. */
export function UploadFragment({ upload }: { readonly upload: IdentifierUpload }): VNode {
  const polling = isOver(upload)
    ? {}
    : { 'hx-get': `${uploadPath(upload)}/avancement`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' }
  return (
    <div id="avancement" aria-live="polite" {...polling}>
      <UploadState upload={upload} />
    </div>
  )
}

function UploadState({ upload }: { readonly upload: IdentifierUpload }): VNode {
  const { stage, people, refusal } = upload
  switch (stage) {
    case 'refused':
      return (
        <Alert tone="danger" title={refusal?.title ?? copy.failed}>
          <p>{refusal?.sentence}</p>
          <p>{refusal?.next}</p>
        </Alert>
      )
    case 'failed':
      return (
        <Alert tone="danger" title={copy.failed}>
          {copy.failedHelp}
        </Alert>
      )
    case 'opened':
      return <p>{copy.stages.opened}</p>
    default:
      return (
        <Progress
          label={copy.stages[stage]}
          value={stages.indexOf(stage)}
          max={stages.length}
          detail={people > 0 ? copy.people(formatNumberFr(people)) : undefined}
        />
      )
  }
}
