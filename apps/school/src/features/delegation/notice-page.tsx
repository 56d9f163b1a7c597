import { BareShell, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../frame/view.ts'
import { publicAddress, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { delegationPath } from './delegation-page.tsx'

interface NoticePageProps {
  readonly view: View
  readonly base: SchoolBase
  readonly publicUrl: string
}

/** The notice to print: how to come in now, and where the local form has gone (product.md D, `?login=true`). */
export function NoticePage({ view, base, publicUrl }: NoticePageProps): VNode {
  const text = copy.noticePage
  const address = publicAddress(base, publicUrl)
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={text.title}
      context={base.name}
      demo={view.demo}
      aside={
        <p>
          {text.print} <a href={delegationPath(base)}>{text.back}</a>
        </p>
      }
    >
      <h2>{text.ent}</h2>
      <ol>
        {text.entSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{text.bookmark}</p>
      <p>
        <ExactText>{address}</ExactText>
      </p>
      <h2>{text.local}</h2>
      <p>{text.localText}</p>
      <p>
        <ExactText>{`${address}?login=true`}</ExactText>
      </p>
      <p>{text.password}</p>
    </BareShell>
  )
}
