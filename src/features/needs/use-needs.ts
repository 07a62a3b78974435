import { useMemo } from 'preact/hooks'
import { foldText } from '../../domain/catalogue/search.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { readAid } from '../../domain/records/aid.ts'
import { readNeed } from '../../domain/records/need.ts'
import { readNumber } from '../../domain/records/read-fields.ts'
import { coverNeeds, type NeedCoverage } from '../../domain/views/coverage.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle, useFacilities } from '../../state/facilities.ts'
import { useLive } from '../../state/live.ts'
import type { StoredRecord } from '../../state/records.ts'
import type { ListedNeed } from './need-list.ts'

export type NeedEntry = ListedNeed & {
  readonly record: StoredRecord
  readonly recordedAt: Moment | undefined
  readonly coverage: NeedCoverage | undefined
}

/** Every need on the phone with what is promised and what has come; undefined until they are read. */
export function useNeeds(): readonly NeedEntry[] | undefined {
  const device = useDevice()
  const catalogue = useCatalogue()
  const titleOf = usePlaceTitle()
  const facilities = useFacilities()
  const records = useLive(async () => {
    const [needs, aids] = await Promise.all([
      device.queries.records('need'),
      device.queries.records('aid'),
    ])
    return { needs, aids }
  }, [device])
  return useMemo(() => {
    if (records === undefined || catalogue === undefined) return undefined
    const known = records.needs.map((record) => ({ record, need: readNeed(record.fields) }))
    const coverage = coverNeeds(
      known.map(({ record, need }) => ({ id: record.id, need })),
      records.aids.map(({ id, fields }) => ({ id, aid: readAid(fields) })),
    )
    return known.map(({ record, need }): NeedEntry => {
      const items = need.lines.map(({ item, name }) => catalogue.itemName(item, name))
      const { title, address } = titleOf(whereIs(need))
      return {
        need,
        record,
        recordedAt: readNumber(record.fields.recordedAt),
        coverage: coverage.get(record.id),
        isMine: record.delivery.state !== 'theirs',
        words: foldText([...items, title, address, need.note].join(' ')),
      }
    })
  }, [records, catalogue, facilities])
}

/** Gives where a record is in the shape that names are looked up by. */
export function whereIs(at: {
  readonly facility: string | undefined
  readonly place: string | undefined
}): { readonly facility?: string; readonly place?: string } {
  return {
    ...(at.facility === undefined ? {} : { facility: at.facility }),
    ...(at.place === undefined ? {} : { place: at.place }),
  }
}
