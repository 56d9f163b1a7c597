/** Where an answer is asked, and in which format; the order is that of the choice on the screen. */
export const endPoints = [
  { id: 'v2', path: '/cas/serviceValidate', form: '2', format: 'XML' },
  { id: 'v3', path: '/cas/p3/serviceValidate', form: '3', format: 'XML' },
  { id: 'v2-json', path: '/cas/serviceValidate', form: '2', format: 'JSON' },
  { id: 'v3-json', path: '/cas/p3/serviceValidate', form: '3', format: 'JSON' },
  { id: 'v1', path: '/cas/validate', form: '1', format: 'XML' },
  { id: 'saml', path: '/cas/samlValidate', form: 'saml', format: 'XML' },
] as const

export type EndPoint = (typeof endPoints)[number]

/** The end-point of an address parameter; the one most services call when there is none. */
export function endPointOf(id: string): EndPoint {
  return endPoints.find((endPoint) => endPoint.id === id) ?? endPoints[0]
}
