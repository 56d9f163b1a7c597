import { Card, ButtonLink, DescriptionList, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { exportPath } from './export-page.tsx'
import type { PartnerKey } from './settings/export-settings.ts'
import { WhoCanRead } from './who-can-read.tsx'

export interface ReviewPageProps {
  readonly view: View
  readonly visit: Visit
  readonly onlyWithoutCasId: boolean
  readonly readers: readonly PartnerKey[]
  /** People that the file would have. */
  readonly count: number
  /** Where it would be sent by itself, and who would read it there; absent: the sending is not set. */
  readonly destination: { readonly url: string; readonly readers: readonly PartnerKey[] } | undefined
}

/** Before the file is made: what is in it, and who will be able to read it. */
export function ReviewPage(props: ReviewPageProps): VNode {
  const { view, visit, onlyWithoutCasId, readers, count, destination } = props
  const { review, history } = copy
  return (
    <ClientPage view={view} visit={visit} section="identifiers-export" title={review.title} lead={copy.title}>
      <Card title={review.download} icon="file-export">
        <DescriptionList
          items={[
            { term: review.content, description: onlyWithoutCasId ? history.partial : history.complete },
            { term: review.people, description: formatCount(count) },
          ]}
        />
        <WhoCanRead readers={readers} />
        <Form action={exportPath(visit)} csrf={view.csrf} label={review.download}>
          <Choices {...props} />
          <FormActions>
            <SubmitButton variant="primary" icon="download">
              {review.download}
            </SubmitButton>
            <ButtonLink href={exportPath(visit)}>{review.back}</ButtonLink>
          </FormActions>
        </Form>
      </Card>
      {destination === undefined ? null : (
        <Card title={review.send} icon="upload">
          <DescriptionList items={[{ term: review.destination, description: destination.url }]} />
          <p>{destination.url.startsWith('https:') ? review.sendReaders : review.sendHttp}</p>
          <WhoCanRead readers={destination.readers} />
          <Form action={`${exportPath(visit)}/envoyer`} csrf={view.csrf} label={review.send}>
            <Choices onlyWithoutCasId={onlyWithoutCasId} readers={[]} />
            <FormActions>
              <SubmitButton icon="upload">{review.send}</SubmitButton>
            </FormActions>
          </Form>
        </Card>
      )}
    </ClientPage>
  )
}

function Choices({
  onlyWithoutCasId,
  readers,
}: Pick<ReviewPageProps, 'onlyWithoutCasId' | 'readers'>): VNode {
  return (
    <>
      {onlyWithoutCasId ? <HiddenField name="sans_cas" value="1" /> : null}
      {readers.map(({ id }) => (
        <HiddenField key={id} name="cle" value={id} />
      ))}
    </>
  )
}
