import { ButtonLink, Card, EmptyState, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { administratorsCopy as copy } from './copy.fr.ts'
import type { SchoolAdministrators } from './notices.ts'

/** One card per school of the person. */
export function AdministratorList({ schools }: { readonly schools: readonly SchoolAdministrators[] }): VNode {
  if (schools.length === 0) return <EmptyState title={copy.noSchool} icon="school" />
  return (
    <>
      {schools.map(({ school, names }) => (
        <Card title={school} icon="school" key={school}>
          {names.length === 0 ? (
            <p>{copy.nobody}</p>
          ) : (
            <ul>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </>
  )
}

/** « Contacter les administrateurs de votre ENT ». */
export function AdministratorsPage(props: {
  readonly schools: readonly SchoolAdministrators[]
  readonly entId: string
  /** The log-in that the person left to come here. */
  readonly back: string | undefined
}): VNode {
  return (
    <>
      <AdministratorList schools={props.schools} />
      <p>
        {copy.how} <ExactText>{props.entId}</ExactText>
      </p>
      {props.back === undefined ? null : (
        <p>
          <ButtonLink href={props.back} icon="arrow-left">
            {copy.backToService}
          </ButtonLink>
        </p>
      )}
    </>
  )
}
