// What an operation may answer with: what was asked for, or a problem with its code.

import type { ProblemCode } from '../../src/domain/base/problem.ts'
import { PROBLEMS } from '../guards/problem.ts'
import type { JsonObject, SchemaName } from './json-schemas.ts'
import type { Operation } from './operations.ts'
import { writePartnerAnswer } from './partner-operations.ts'
import { writeFileAnswer, writeTusAnswer } from './tus-words.ts'

export function writeAnswers(operation: Operation): JsonObject {
  return { ...writeProblems(operation.problems), ...writeSuccess(operation) }
}

export function writeBody(body: { schema: SchemaName; example: unknown }): JsonObject {
  return { schema: { $ref: `#/components/schemas/${body.schema}` }, example: body.example }
}

function writeSuccess({ gives, tus }: Operation): JsonObject {
  if (tus !== undefined) return writeTusAnswer(tus)
  if (gives === 'file') return writeFileAnswer()
  if (gives === 'partner-page' || gives === 'partner-table' || gives === 'partner-offer')
    return writePartnerAnswer(gives)
  if (gives === undefined) return { 204: { description: 'Done.' } }
  if (gives === 'openapi')
    return {
      200: {
        description: 'OpenAPI 3.1.',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
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

const PROBLEM_SCHEMA = { $ref: '#/components/schemas/Problem' } as const
const RETRY_AFTER = {
  'retry-after': {
    description: 'Seconds to wait before asking again.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
    example: 10,
  },
} as const
const LATER: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['too_many_requests', 'unavailable'])

/** Several codes may share a status. */
function writeProblems(codes: readonly ProblemCode[]): JsonObject {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of [...codes, 'unavailable', 'internal'] as const) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, own]) => [status, writeProblem(own)]))
}

function writeProblem(codes: readonly ProblemCode[]): JsonObject {
  const examples = codes.map((code) => {
    const { status, title } = PROBLEMS[code]
    return [code, { value: { type: 'about:blank', title, status, code } }] as const
  })
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join(' '),
    ...(codes.some((code) => LATER.has(code)) ? { headers: RETRY_AFTER } : {}),
    content: {
      'application/problem+json': {
        schema: PROBLEM_SCHEMA,
        examples: Object.fromEntries(examples),
      },
    },
  }
}
