import { writeJson } from '../guards/compress.ts'
import { writeOpenapi } from '../openapi/document.ts'
import type { Route } from './route.ts'

export const openapiRoute: Route = {
  method: 'GET',
  path: '/api/openapi.json',
  handle: async ({ request, deps }) =>
    writeJson(request, JSON.stringify(writeOpenapi(deps.version))),
}
