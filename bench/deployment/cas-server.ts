/**
 * The ENT of the benchmarks: a CAS server that answers what is written in the ticket itself, in the shape of `@preau/cas`, and takes
 * the files of identifiers that are sent to it. It is there to cost as little as it can.
 */
import { createServer } from 'node:http'
import { renderServiceResponse, serviceResponseType } from '@preau/cas'
import { reportUsage } from '../cas/report-usage.ts'
import { readTicket } from './ticket.ts'

const authentication = { date: new Date(), longTerm: false, fromNewLogin: false }

function validate(url: string): string {
  const { user, attributes } = readTicket(new URL(url, 'http://ent').searchParams.get('ticket') ?? '')
  const response = { ok: true, user, attributes: Object.entries(attributes), authentication } as const
  return renderServiceResponse(response, { version: '3' })
}

const receipt = JSON.stringify({
  ...{
    receipt: '1',
    school: '0900000L',
    status: 'applied',
    statusUrl: 'http://ent/1',
    alreadyReceived: false,
  },
  ...{ people: 1, given: 1, waiting: 0, rejected: 0 },
})

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.setHeader('content-type', serviceResponseType('XML'))
    response.end(validate(request.url ?? ''))
    return
  }
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json')
    response.end(receipt)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  process.send?.(`http://127.0.0.1:${String(address.port)}/cas`)
})
reportUsage(() => {
  process.exit(0)
})
