// Every record must be what its history says: the merge of all its accepted changes.

import * as v from 'valibot'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { isValue } from '../../src/domain/replica/path.ts'
import { mergeAll, readState, stateOf } from '../sync/stored-record.ts'
import type { Db } from './schema.ts'

const StoredSet = v.record(v.string(), v.custom<Fields[string]>(isValue))

/** Gives the ids of records whose state is not the merge of their changes. */
export async function findDrift(db: Db): Promise<string[]> {
  const drifted: string[] = []
  for await (const { municipality, id, fields, stamps } of eachRecord(db)) {
    const changes = await db
      .selectFrom('changes')
      .select(['stamp', 'body'])
      .where('municipality', '=', municipality)
      .where('record', '=', id)
      .execute()
    const replayed = mergeAll(
      changes.map(({ stamp, body }) => stateOf(v.parse(StoredSet, JSON.parse(body)), stamp)),
    )
    const stored = readState({ fields, stamps })
    if (canonical(stored) !== canonical(replayed)) drifted.push(id)
  }
  return drifted
}

const PAGE = 500

async function* eachRecord(db: Db) {
  const municipalities = await db.selectFrom('municipalities').select('id').execute()
  for (const { id: municipality } of municipalities) {
    for (let after = 0; ;) {
      const rows = await db
        .selectFrom('records')
        .select(['municipality', 'id', 'seq', 'fields', 'stamps'])
        .where('municipality', '=', municipality)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute()
      yield* rows
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.seq
    }
  }
}

function canonical({ fields, stamps }: ReturnType<typeof readState>): string {
  const paths = Object.keys(stamps).sort()
  return JSON.stringify(paths.map((path) => [path, fields[path], stamps[path]]))
}
