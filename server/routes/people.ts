import { authorize } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import type { Route } from './route.ts'
import type { PersonList } from './shapes.ts'

/** The same names that every phone of the municipality holds as `person` records. */
export const listPeopleRoute: Route = {
  method: 'GET',
  path: '/api/people',
  handle: async ({ request, deps, limiter }) => {
    const { municipality, device } = await authorize(deps, request)
    limiter.take('read', device)
    const people = await deps.db
      .selectFrom('people')
      .leftJoin('devices', (join) =>
        join
          .onRef('devices.person', '=', 'people.id')
          .onRef('devices.municipality', '=', 'people.municipality')
          .on('devices.revoked_at', 'is', null),
      )
      .select(['people.id', 'people.name', 'people.role'])
      .select((eb) => eb.fn.count<number>('devices.id').as('devices'))
      .where('people.municipality', '=', municipality)
      .groupBy(['people.municipality', 'people.id', 'people.name', 'people.role'])
      .orderBy('people.name')
      .execute()
    const list: PersonList = { people }
    return writeJson(request, JSON.stringify(list))
  },
}
