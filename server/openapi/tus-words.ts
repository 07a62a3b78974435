// How OpenAPI says what tus says in headers.

import { FILE_TYPES } from '../../src/domain/files/inspect-file.ts'
import type { JsonObject } from './json-schemas.ts'
import type { HeaderName, TusWords } from './operations.ts'

const WHOLE = { type: 'integer', minimum: 0 } as const

/** As `readAnnouncement` takes it: each value in Base64. */
const METADATA = `sha256 ${btoa('9f3c2b7a8d1e4f60'.repeat(4))},type ${btoa('image/jpeg')}`

const HEADERS: Readonly<Record<HeaderName, JsonObject>> = {
  'tus-resumable': { schema: { const: '1.0.0' }, example: '1.0.0' },
  'upload-length': { schema: WHOLE, example: 183_204 },
  'upload-offset': { schema: WHOLE, example: 65_536 },
  'upload-metadata': {
    schema: { type: 'string' },
    example: METADATA,
  },
  'upload-expires': { schema: { type: 'string' }, example: 'Tue, 01 Dec 2026 08:00:00 GMT' },
  location: { schema: { type: 'string' }, example: '/api/files/k7m2q9xw4d3au1p2l3o4a5d6' },
  'tus-version': { schema: { const: '1.0.0' }, example: '1.0.0' },
  'tus-extension': { schema: { type: 'string' }, example: 'creation,expiration,termination' },
  'tus-max-size': { schema: WHOLE, example: 8_388_608 },
}

const BYTES = { schema: { type: 'string', format: 'binary' } } as const

export function writeTusRequest({ asks }: TusWords) {
  return {
    parameters: asks.map((name) => ({ name, in: 'header', required: true, ...HEADERS[name] })),
    body: { required: true, content: { 'application/offset+octet-stream': BYTES } },
  }
}

export function writeTusAnswer({ status, answers }: TusWords): JsonObject {
  const headers = Object.fromEntries(answers.map((name) => [name, HEADERS[name]]))
  return { [status]: { description: 'Done.', headers } }
}

export function writeFileAnswer(): JsonObject {
  const content = Object.fromEntries(FILE_TYPES.map((type) => [type, BYTES]))
  return {
    200: { description: 'The bytes, as they were sent.', content },
    304: { description: 'The asker has it already.' },
  }
}
