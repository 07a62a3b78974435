// Facilities without power that live on a backup, those whose fuel or charge is gone first on top. [OV4]

import type { RecordId } from '../../base/ids.ts'
import type { Moment } from '../../base/moment.ts'
import type { Fields } from '../../replica/merge.ts'
import { autonomyLeft, readBackup } from '../autonomy.ts'
import type { OffSpot } from './services-now.ts'

export type BackupEnd = {
  readonly outage: RecordId
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly district: string | undefined
  readonly endsAt: Moment
}

/** Gives the ends in order. A spot counts with the latest count of its fuel; one without litres,
 *  rate or time of counting has no end that could be known. [OV4] */
export function orderBackups(
  powerOff: readonly OffSpot[],
  fieldsOf: (outage: RecordId) => Fields | undefined,
): readonly BackupEnd[] {
  return powerOff
    .flatMap(({ facility, place, district, outages }): BackupEnd[] => {
      const [last] = outages
        .flatMap((outage) => readEnd(outage, fieldsOf(outage)))
        .sort((a, b) => b.checkedAt - a.checkedAt)
      return last === undefined
        ? []
        : [{ outage: last.outage, facility, place, district, endsAt: last.endsAt }]
    })
    .sort((a, b) => a.endsAt - b.endsAt)
}

type Counted = { readonly outage: RecordId; readonly endsAt: Moment; readonly checkedAt: Moment }

function readEnd(outage: RecordId, fields: Fields | undefined): Counted[] {
  const backup = readBackup(fields ?? {})
  const { checkedAt } = backup
  const lasts = checkedAt === undefined ? undefined : autonomyLeft(backup, checkedAt)
  if (checkedAt === undefined || lasts === undefined) return []
  return [{ outage, checkedAt, endsAt: checkedAt + lasts }]
}
