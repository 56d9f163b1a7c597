/** The least a server of the same kind can do: the two answers that a portal gave, without looking, without a database. */
import fastify from 'fastify'
import type { BareAnswers } from './bare-answers.ts'
import { reportUsage } from './report-usage.ts'

const { login, validation } = JSON.parse(process.env.BARE_ANSWERS ?? '') as BareAnswers

const app = fastify()
app.get('/cas/login', (_request, reply) => reply.code(login.status).headers(login.headers).send())
app.get('/cas/serviceValidate', (_request, reply) =>
  reply.code(validation.status).headers(validation.headers).send(validation.body),
)
reportUsage(() => {
  process.exit(0)
})
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
