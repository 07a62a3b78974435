// Tells an answer of our server from whatever else a network may put in its place. Only an answer
// that names the known site and repeats the batch just sent accounts for anything. [EN1]

import type { SyncResponse } from '../domain/replica/wire.ts'
import type { Disconnection, TransportAnswer, TransportFault } from './ports.ts'

export type Verdict =
  | { readonly tag: 'answered'; readonly response: SyncResponse }
  /** More than the server, or something before it, takes at once. */
  | { readonly tag: 'too_large' }
  /** The server cannot read this request: perhaps by one change in it. */
  | { readonly tag: 'malformed' }
  /** The server broke on this request: perhaps by one change in it, perhaps on everything. */
  | { readonly tag: 'broke' }
  /** Nothing can be sent until a person acts. */
  | { readonly tag: 'disconnected'; readonly reason: Disconnection }
  | { readonly tag: 'busy'; readonly retryAfterMs: number | undefined }
  | { readonly tag: 'fault'; readonly fault: TransportFault }

export function judge(answer: TransportAnswer, sent: { site: string; batch: string }): Verdict {
  switch (answer.tag) {
    case 'answer':
      return answer.response.site === sent.site && answer.response.batch === sent.batch
        ? { tag: 'answered', response: answer.response }
        : { tag: 'fault', fault: 'not_our_server' }
    case 'fault':
      return answer
    case 'problem':
      return judgeProblem(answer)
  }
}

/** A status alone says nothing: a captive portal answers 403 too. The stable code decides. [EN2] */
function judgeProblem(problem: { code: string; retryAfterMs: number | undefined }): Verdict {
  switch (problem.code) {
    case 'unknown_device':
    case 'revoked':
    case 'protocol_too_old':
      return { tag: 'disconnected', reason: problem.code }
    case 'too_large':
    case 'malformed':
      return { tag: problem.code }
    case 'internal':
      return { tag: 'broke' }
    default:
      return { tag: 'busy', retryAfterMs: problem.retryAfterMs }
  }
}
