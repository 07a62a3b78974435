// The whole server as a function from Request to Response: no port, no clock, no folder of its own.

import { Hono, type Context } from 'hono'
import type { ServerDeps } from './deps.ts'
import { PROBLEMS, RequestProblem, writeProblem } from './guards/problem.ts'
import { createRateLimiter, type RateLimiter } from './guards/rate-limit.ts'
import { addSecurityHeaders } from './guards/security-headers.ts'
import { describeError } from './log.ts'
import { readAddress } from './guards/read-address.ts'
import { apiRoutes } from './routes/api-routes.ts'
import { createRouteNames } from './routes/route-names.ts'
import type { Route } from './routes/route.ts'
import { serveStatic } from './routes/static.ts'
import { FileStoreTrouble } from './files/file-store.ts'
import { isStoreTrouble } from './store/trouble.ts'

export function createApp(deps: ServerDeps): Hono {
  const app = new Hono()
  const limiter = createRateLimiter(deps.now, deps.limits)
  const isHttps = deps.publicUrl.startsWith('https://')
  const routes = apiRoutes()
  const nameRoute = createRouteNames(routes)
  app.use(async (context, next) => {
    const started = deps.now()
    await next()
    const isApi = isApiPath(context.req.path)
    // In place: a response that is made anew is sent as a stream, which costs more than most answers.
    addSecurityHeaders(context.res.headers, { isApi, isHttps })
    const { method, path } = context.req
    const ms = deps.now() - started
    const { status } = context.res
    deps.metrics.answered({ method: nameMethod(method), route: nameRoute(path), status, ms })
    if (isApi) logRequest(deps, context, ms)
  })
  for (const route of routes) add(app, route, { deps, limiter })
  for (const path of new Set(routes.map((route) => route.path))) refuseOthers(app, path, routes)
  app.all('*', (context) => {
    if (isApiPath(context.req.path)) throw new RequestProblem('not_found')
    return serveStatic(context.req.raw, deps.files)
  })
  app.onError((error) => writeProblem(toProblem(deps, error)))
  return app
}

type Parts = { readonly deps: ServerDeps; readonly limiter: RateLimiter }

function add(app: Hono, { method, path, handle }: Route, parts: Parts): void {
  app.on(method, path, (context) =>
    handle({
      ...parts,
      request: context.req.raw,
      id: context.req.param('id') ?? '',
      // Looked up where somebody asks for it: a sync, which most requests are, does not.
      get address() {
        return readAddress(context.env, context.req.raw, parts.deps.proxies)
      },
    }),
  )
}

function refuseOthers(app: Hono, path: string, routes: readonly Route[]): void {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method)
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  app.all(path, () => {
    throw new RequestProblem('method_not_allowed', undefined, { allow: allow.join(', ') })
  })
}

function isApiPath(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** The edge where every throw ends: ours is an answer, the store's trouble passes, the rest is a bug. */
function toProblem({ log }: ServerDeps, error: unknown): RequestProblem {
  if (error instanceof RequestProblem) return error
  const isTrouble = isStoreTrouble(error) || error instanceof FileStoreTrouble
  log.error(isTrouble ? 'store_trouble' : 'bug', describeError(error))
  return isTrouble
    ? new RequestProblem('unavailable', undefined, { 'retry-after': '10' })
    : new RequestProblem('internal')
}

/** The path is logged as its pattern: an id in it says nothing, but nothing else may slip in. */
function logRequest({ log }: ServerDeps, context: Context, ms: number): void {
  const { status } = context.res
  const facts = { method: nameMethod(context.req.method), status, ms }
  const area = context.req.path.split('/', 3)[2] ?? ''
  const known = /^[a-z.]{1,20}$/.test(area) ? area : 'other'
  if (status >= PROBLEMS.internal.status) log.error('request_failed', { ...facts, area: known })
  else log.debug('request', { ...facts, area: known })
}

/** A stranger may send any word as a method. */
function nameMethod(method: string): string {
  return METHODS.has(method) ? method : 'OTHER'
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
