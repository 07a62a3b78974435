// OpenAPI 3.1, put together from the table of operations and the schemas that validate.

import type { ProblemCode } from '../../src/domain/base/problem.ts'
import { DEFAULT_PAGE, MAX_PAGE } from '../../src/domain/replica/wire.ts'
import { PROBLEMS } from '../guards/problem.ts'
import { writeSchemas, type JsonObject, type SchemaName } from './json-schemas.ts'
import { OPERATIONS, type Operation, type QueryName, type SecurityScheme } from './operations.ts'
import { writeFileAnswer, writeTusAnswer, writeTusRequest } from './tus-words.ts'

export function writeOpenapi(version: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const [key, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = key.split(' ')
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] = {
      ...paths[address],
      [method.toLowerCase()]: writeOperation(operation, path),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Promin',
      version,
      description: 'Sync protocol 1. `docs/protocol.md` says what the schemas cannot.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: writeSchemas(),
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

function writeOperation(operation: Operation, path: string): JsonObject {
  const { summary, roles, takes, tus, by = ['device'], query = [] } = operation
  const parameters = [
    ...(path.includes(':id') ? [ID_PARAMETER] : []),
    ...query.map((name) => ({ name, in: 'query', required: false, ...QUERY[name] })),
    ...(tus === undefined ? [] : writeTusRequest(tus).parameters),
  ]
  return {
    summary,
    ...(roles === undefined ? {} : { description: `For ${roles}.` }),
    security: roles === undefined ? [] : by.map((name) => ({ [name]: [] })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(tus?.takesBytes === true ? { requestBody: writeTusRequest(tus).body } : {}),
    ...(takes === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': writeBody(takes) } } }),
    responses: { ...writeProblems(operation.problems), ...writeSuccess(operation) },
  }
}

const SECURITY_SCHEMES: Readonly<Record<SecurityScheme, JsonObject>> = {
  device: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that a device was given when it enrolled.',
  },
  reader: {
    type: 'http',
    scheme: 'bearer',
    description:
      "A token of the city's own systems (`promin_…`), made by `promin token add`. It reads and can do nothing else.",
  },
}

const QUERY: Readonly<Record<QueryName, JsonObject>> = {
  cursor: {
    description: 'What the last answer said; without it, from the beginning.',
    schema: { type: 'string', maxLength: 200 },
  },
  limit: {
    description: 'How many records at most.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE },
  },
}

const ID_PARAMETER = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const

function writeSuccess({ gives, tus }: Operation): JsonObject {
  if (tus !== undefined) return writeTusAnswer(tus)
  if (gives === 'file') return writeFileAnswer()
  if (gives === undefined) return { 204: { description: 'Done.' } }
  if (gives === 'openapi')
    return {
      200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: {} } } },
    }
  if (gives === 'text/event-stream')
    return {
      200: {
        description: 'An open stream.',
        content: {
          [gives]: { schema: { type: 'string' }, example: 'event: changed\ndata: {}\n\n' },
        },
      },
    }
  const content = { 'application/json': writeBody(gives) }
  const unavailable = { 503: { description: 'The database does not answer.', content } }
  return {
    200: { description: 'As asked.', content },
    ...(gives.schema === 'HealthReport' ? unavailable : {}),
  }
}

function writeBody({ schema, example }: { schema: SchemaName; example: unknown }): JsonObject {
  return { schema: { $ref: `#/components/schemas/${schema}` }, example }
}

/** Several codes may share a status. */
function writeProblems(codes: readonly ProblemCode[]): JsonObject {
  const answers: Record<string, JsonObject> = {}
  for (const code of [...codes, 'unavailable', 'internal'] as const) {
    const { status, title } = PROBLEMS[code]
    const known = answers[status]?.['description']
    const description = `\`${code}\`: ${title}`
    answers[status] = {
      description: typeof known === 'string' ? `${known} ${description}` : description,
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      },
    }
  }
  return answers
}
