/** The least a server of the same kind can do: two constant answers of the same size, no database. */
import fastify from 'fastify'
import { reportUsage } from './report-usage.ts'
import { serviceUrl } from './service.ts'

const location = `${serviceUrl}?ticket=ST-${'A'.repeat(24)}`
const attributes =
  '<cas:attributes><cas:authenticationDate>2026-09-07T08:00:00.000Z</cas:authenticationDate>' +
  '<cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>' +
  '<cas:isFromNewLogin>false</cas:isFromNewLogin><cas:idPronote>D7FR34N5EPVM9QKT</cas:idPronote></cas:attributes>'
const response =
  '<?xml version="1.0" encoding="UTF-8"?>\n<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">' +
  `<cas:authenticationSuccess><cas:user>NAA31614</cas:user>${attributes}</cas:authenticationSuccess></cas:serviceResponse>`

const app = fastify()
app.get('/cas/login', (_request, reply) => reply.redirect(location, 302))
app.get('/cas/serviceValidate', (_request, reply) =>
  reply.type('application/xml; charset=utf-8').send(response),
)
reportUsage(() => {
  process.exit(0)
})
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
