import { Alert, BareShell, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import type { Visitor } from '../../frame/visitor.ts'
import { AdministratorList, type SchoolAdministrators } from '../notice/index.ts'
import { accessRefusedCopy as copy } from './copy.fr.ts'

export interface AccessRefusedPageProps {
  readonly visitor: Pick<Visitor, 'name' | 'login'>
  readonly service: { readonly title: string }
  /** Why, said to the person. */
  readonly reason: string
  readonly schools: readonly SchoolAdministrators[]
  readonly demo: boolean
}

/** The person is known, the service is known, and the one may not use the other: why, and whom to ask. */
export function AccessRefusedPage(props: AccessRefusedPageProps): VNode {
  const { visitor, service, reason, schools } = props
  return (
    <BareShell
      theme="portal"
      title={copy.title(service.title)}
      productName={productName}
      homeHref="/"
      tone="danger"
      demo={props.demo}
    >
      <Alert tone="warning">{reason}</Alert>
      <p>
        {copy.who(visitor.name, visitor.login)} <a href="/cas/logout">{copy.change}</a>
      </p>
      <p>{copy.next}</p>
      <AdministratorList schools={schools} />
      <p>
        <ButtonLink href="/" icon="home">
          {copy.home}
        </ButtonLink>
      </p>
    </BareShell>
  )
}
