// Where a municipality's sequence stood before a request, and where it stands now.

import { assert } from '../../src/domain/base/assert.ts'
import { keepQuery } from '../store/kept-query.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'

export type Standing = {
  readonly site: string
  readonly epoch: string
  readonly before: number
  readonly head: number
  /** Of the last number before, where it was read along. */
  readonly markBefore?: string | undefined
  /** Of the last number, where this request took it. */
  readonly mark?: string | undefined
}

const askStanding = keepQuery((db, municipality) =>
  db
    .selectFrom('municipalities')
    .innerJoin('sites', (join) => join.on('sites.id', '=', 1))
    .leftJoin('points', (join) =>
      join
        .onRef('points.municipality', '=', 'municipalities.id')
        .onRef('points.seq', '=', 'municipalities.head'),
    )
    .select(['municipalities.head', 'points.mark', 'sites.site', 'sites.epoch'])
    .where('municipalities.id', '=', municipality),
)

/** For who only reads: all up to the last number has committed. Takes no lock. */
export async function readStanding(db: Db, municipality: MunicipalityId): Promise<Standing> {
  const row = await askStanding(db, municipality)
  assert(row !== undefined, 'a device belongs to a municipality')
  const { head, mark, ...site } = row
  return { ...site, before: head, head, markBefore: mark ?? undefined }
}
