import { sql } from 'kysely'
import type { InferOutput } from 'valibot'
import type { HealthReport } from '../../src/domain/replica/wire.ts'
import { describeError } from '../log.ts'
import { databaseOf } from '../store/database-kind.ts'
import type { Route } from './route.ts'

export const healthRoute: Route = {
  method: 'GET',
  path: '/api/health',
  handle: async ({ deps }) => {
    const report = (status: 'ok' | 'unavailable'): InferOutput<typeof HealthReport> => ({
      status,
      version: deps.version,
      database: databaseOf(deps.db),
    })
    try {
      await sql`select head from municipalities limit 1`.execute(deps.db)
      return Response.json(report('ok'))
    } catch (error) {
      deps.log.error('database_unavailable', describeError(error))
      return Response.json(report('unavailable'), { status: 503, headers: { 'retry-after': '10' } })
    }
  },
}
