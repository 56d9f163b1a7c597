import { Alert, BareShell, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../frame/view.ts'
import { rootPath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

/** The form of a failed identification has reached the school. */
export function SentPage({ base, view }: { readonly base: SchoolBase; readonly view: View }): VNode {
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={copy.sent.title}
      context={base.name}
      demo={view.demo}
      flashes={view.flashes}
    >
      <Alert tone="success">{copy.sent.text}</Alert>
      <p>
        <ButtonLink href={rootPath(base)}>{copy.sent.back}</ButtonLink>
      </p>
    </BareShell>
  )
}
