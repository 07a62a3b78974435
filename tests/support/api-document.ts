// The OpenAPI document as a judge: what it says an operation takes, and whether an answer is one of
// those that it announces.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import * as v from 'valibot'
import { writeOpenapi } from '../../server/openapi/document.ts'

const Content = v.record(v.string(), v.looseObject({ example: v.optional(v.unknown()) }))
const Answer = v.looseObject({
  content: v.optional(Content, {}),
  headers: v.optional(
    v.record(v.string(), v.looseObject({ required: v.optional(v.boolean()) })),
    {},
  ),
})
const Operation = v.looseObject({
  operationId: v.string(),
  security: v.array(v.record(v.string(), v.array(v.string()))),
  parameters: v.optional(v.array(v.looseObject({ name: v.string(), in: v.string() })), []),
  requestBody: v.optional(v.looseObject({ content: Content })),
  responses: v.record(v.string(), Answer),
})
const Document = v.looseObject({ paths: v.record(v.string(), v.record(v.string(), Operation)) })

export type ApiOperation = v.InferOutput<typeof Operation> & {
  readonly method: string
  readonly path: string
}

const text = writeOpenapi('0.0.0-test')
const document = v.parse(Document, text)
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
ajv.addSchema(text, 'api')

export const OPERATIONS_DESCRIBED: readonly ApiOperation[] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
)

/** Gives the example of a body in JSON; undefined where the operation takes none. */
export function exampleOf({ requestBody }: ApiOperation): unknown {
  return requestBody?.content['application/json']?.example
}

export function isBody(operation: ApiOperation, body: unknown): boolean {
  return schemaAt(`${pointerOf(operation)}/requestBody/content/application~1json/schema`)(body)
}

/** Gives what is wrong with an answer; undefined where the document announces such a one. */
export async function findUnannounced(
  operation: ApiOperation,
  answer: Response,
): Promise<string | undefined> {
  const { operationId, responses } = operation
  const told = responses[String(answer.status)]
  if (told === undefined) return `${operationId}: ${answer.status} is not announced`
  const missing = Object.entries(told.headers).find(
    ([name, { required }]) => required === true && !answer.headers.has(name),
  )
  if (missing !== undefined) return `${operationId}: ${answer.status} lacks ${missing[0]}`
  const type = answer.headers.get('content-type')?.split(';')[0]
  if (type === undefined || type === null) return findBody(operationId, answer)
  if (!(type in told.content)) return `${operationId}: ${answer.status} ${type} is not announced`
  if (!type.endsWith('json')) {
    await answer.body?.cancel()
    return undefined
  }
  const content = `content/${type.replaceAll('/', '~1')}/schema`
  const validate = schemaAt(`${pointerOf(operation)}/responses/${answer.status}/${content}`)
  const body: unknown = await answer.json()
  return validate(body)
    ? undefined
    : `${operationId}: ${answer.status} ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`
}

async function findBody(operationId: string, answer: Response): Promise<string | undefined> {
  return (await answer.text()) === '' ? undefined : `${operationId}: a body without a type`
}

function pointerOf({ path, method }: ApiOperation): string {
  return `#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}`
}

function schemaAt(pointer: string): ValidateFunction {
  const found = ajv.getSchema(`api${pointer}`)
  if (found === undefined) throw new Error(`the document has nothing at ${pointer}`)
  return found
}
