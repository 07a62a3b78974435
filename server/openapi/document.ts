// OpenAPI 3.1, put together from the table of operations and the schemas that validate.

import { DEFAULT_PAGE, MAX_PAGE } from '../../src/domain/replica/wire.ts'
import { PATH_IDS } from './examples.ts'
import { writeSchemas, type JsonObject } from './json-schemas.ts'
import { OPERATION_NAMES, TAGS } from './operation-names.ts'
import { DOCUMENT_LANGUAGES } from '../../src/domain/records/assessment.ts'
import { OPERATIONS, type Operation, type QueryName, type SecurityScheme } from './operations.ts'
import { writeAnswers, writeBody } from './answers.ts'
import { OFFER_BODY } from './partner-operations.ts'
import { writeTusRequest } from './tus-words.ts'

export function writeOpenapi(version: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const [key, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = key.split(' ')
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] = {
      ...paths[address],
      [method.toLowerCase()]: { ...nameOf(key), ...writeOperation(operation, path) },
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
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: writeSchemas(), securitySchemes: SECURITY_SCHEMES },
  }
}

const NAMES = new Map<string, readonly [string, string]>(Object.entries(OPERATION_NAMES))

function nameOf(key: string): JsonObject {
  const [operationId, tag] = NAMES.get(key) ?? []
  return { operationId, tags: [tag] }
}

function writeOperation(operation: Operation, path: string): JsonObject {
  const { summary, roles, takes, tus, by = ['device'], query = [] } = operation
  const parameters = [
    ...(path.includes(':id') ? [writeIdParameter(path)] : []),
    ...query.map((name) => ({ name, in: 'query', required: false, ...QUERY[name] })),
    ...(tus === undefined ? [] : writeTusRequest(tus).parameters),
  ]
  return {
    summary,
    ...(roles === undefined ? {} : { description: `For ${roles}.` }),
    security: roles === undefined ? [] : by.map((name) => ({ [name]: [] })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.gives === 'partner-offer' ? { requestBody: OFFER_BODY } : {}),
    ...(tus?.takesBytes === true ? { requestBody: writeTusRequest(tus).body } : {}),
    ...(takes === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': writeBody(takes) } } }),
    responses: writeAnswers(operation),
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
  edition: {
    description: 'An earlier edition, by its id; else the one in force.',
    schema: { type: 'string' },
    example: '01a0c4c3-d800-7abc-8def-0123456789ab',
  },
  lang: {
    description: 'Another language than that of the link.',
    schema: { enum: [...DOCUMENT_LANGUAGES] },
    example: 'de',
  },
  limit: {
    description: 'How many records at most.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE },
  },
}

function writeIdParameter(path: string): JsonObject {
  const found = Object.entries(PATH_IDS).find(([start]) => path.startsWith(start))
  return { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: found?.[1] }
}
