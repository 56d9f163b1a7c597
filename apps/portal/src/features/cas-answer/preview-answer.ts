import { renderSamlResponse, type ServiceResponse } from '@preau/cas'
import type {
  MissingAttribute,
  PersonRelease,
  ReleasePerson,
  ReleasePolicy,
} from '../attribute-release/index.ts'
import { releasedAttributes, writeAnswer } from '../cas/index.ts'
import type { Service } from '../services/index.ts'
import type { EndPoint } from './end-points.ts'

export interface PreviewRequest {
  readonly service: Pick<Service, 'url' | 'ssoType' | 'ownerId'>
  /** What is being tried, saved or not. */
  readonly release: ReleasePolicy
  readonly person: ReleasePerson
  readonly endPoint: EndPoint
  /** Instant of the answer, and of the log-in it tells of. */
  readonly at: Date
  /** Address of the CAS server. */
  readonly casUrl: string
}

/** The answer that a service would get. */
export interface Preview {
  readonly type: string
  /** Byte for byte what the end-point sends; of SAML all but the two identifiers drawn for each answer. */
  readonly body: string
  readonly user: string
  readonly attributes: PersonRelease['attributes']
  readonly missing: readonly MissingAttribute[]
  /** False where the end-point, as it is set, tells the principal alone. */
  readonly carriesAttributes: boolean
}

/** Writes the answer through the same door and the same writers as the end-points. */
export function previewAnswer(request: PreviewRequest): Preview {
  const { service, release: policy, person, endPoint } = request
  const release = releasedAttributes({ ...service, release: policy, person })
  const { user, attributes, missing } = release
  const authentication = { date: request.at, longTerm: false, fromNewLogin: false }
  const response: ServiceResponse = { ok: true, user, attributes, authentication }
  const { form, format } = endPoint
  const { type, body } =
    form === 'saml' ? writeSaml(request, response) : writeAnswer({ response, format, release }, form)
  return { type, body, user, attributes, missing, carriesAttributes: carries(endPoint, policy, body) }
}

function writeSaml(
  { at: issuedAt, casUrl, service }: PreviewRequest,
  response: ServiceResponse,
): { readonly type: string; readonly body: string } {
  const body = renderSamlResponse(response, {
    issuer: casUrl,
    recipient: service.url,
    issuedAt,
    ids: { response: '_apercu-reponse', assertion: '_apercu-assertion' },
  })
  return { type: 'text/xml; charset=utf-8', body }
}

/** SAML leaves the attributes out for a service that is not reached by TLS (CAS 3.0 §4.2). */
function carries({ form }: EndPoint, { everywhere }: ReleasePolicy, body: string): boolean {
  if (form === 'saml') return body.includes('<saml:AttributeStatement>')
  return form === '3' || (form === '2' && everywhere)
}
