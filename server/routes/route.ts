import type { ServerDeps } from '../deps.ts'
import type { RateLimiter } from '../guards/rate-limit.ts'

export type Asked = {
  readonly request: Request
  readonly deps: ServerDeps
  readonly limiter: RateLimiter
  /** What stood for `:id` in the path. */
  readonly id: string
  /** Where the request came from: for limits only, never logged. */
  readonly address: string
}

/** One address of the API. The table of them is what the app serves and what OpenAPI describes. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS'
  readonly path: string
  readonly handle: (asked: Asked) => Promise<Response>
}
