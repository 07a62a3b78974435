// Everything that goes wrong is answered as RFC 9457 with a stable code. A guard or a route throws
// one; app.ts, the edge, writes it down. None of them loses anything that the client holds.

import type { ProblemCode } from '../../src/domain/base/problem.ts'
import type { ProblemDocument } from '../../src/domain/replica/wire.ts'

export class RequestProblem extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ProblemCode, detail?: string, headers: Record<string, string> = {}) {
    super(code)
    this.code = code
    this.detail = detail
    this.headers = headers
  }
}

export function writeProblem({ code, detail, headers }: RequestProblem): Response {
  const { status, title } = PROBLEMS[code]
  const document: ProblemDocument = {
    type: 'about:blank',
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
  }
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

export const PROBLEMS = {
  malformed: { status: 400, title: 'The request cannot be read.' },
  unknown_device: { status: 401, title: 'No device is known by this token.' },
  revoked: { status: 403, title: 'This device was revoked.' },
  forbidden: { status: 403, title: 'This role may not do this.' },
  not_found: { status: 404, title: 'There is no such thing here.' },
  method_not_allowed: { status: 405, title: 'This address does not take this method.' },
  invite_unknown: { status: 404, title: 'No such invite is known.' },
  invite_used: { status: 410, title: 'This invite was used.' },
  invite_expired: { status: 410, title: 'This invite has expired.' },
  too_large: { status: 413, title: 'The request is too large.' },
  unsupported_type: { status: 415, title: 'The body is not of a type that this address takes.' },
  invalid_file: {
    status: 422,
    title: 'The file is not what was announced, or not one that is kept.',
  },
  wrong_offset: { status: 409, title: 'The upload stands at another offset.' },
  unknown_tus_version: { status: 412, title: 'Of the tus protocol only 1.0.0 is spoken.' },
  protocol_too_old: { status: 426, title: 'This app is too old for the server.' },
  too_many_requests: { status: 429, title: 'Too many requests; try again later.' },
  unavailable: { status: 503, title: 'The server cannot answer now; try again later.' },
  internal: { status: 500, title: 'The server made a mistake.' },
} as const satisfies Record<ProblemCode, { status: number; title: string }>
