import { writeJson } from '../guards/compress.ts'
import { writeOpenapi } from '../openapi/document.ts'
import type { Route } from './route.ts'

/** Anybody may ask, as often as they like: it is put together once. */
export function openapiRoute(): Route {
  let text: string | undefined
  return {
    method: 'GET',
    path: '/api/openapi.json',
    handle: async ({ request, deps }) =>
      writeJson(request, (text ??= JSON.stringify(writeOpenapi(deps.version)))),
  }
}
