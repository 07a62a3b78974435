// Facilities without power that live on a generator, those whose fuel is gone first on top. [OV4]

import type { RecordId } from '../../base/ids.ts'
import { HOUR_MS, type Moment } from '../../base/moment.ts'
import { readNumber } from '../../records/read-fields.ts'
import type { Fields } from '../../replica/merge.ts'
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
  const litres = readNumber(fields?.['backup/fuelLitres'])
  const rate = readNumber(fields?.['backup/litresPerHour'])
  const checkedAt = readNumber(fields?.['backup/checkedAt'])
  if (litres === undefined || rate === undefined || rate === 0 || checkedAt === undefined) return []
  return [{ outage, checkedAt, endsAt: Math.round(checkedAt + (litres / rate) * HOUR_MS) }]
}
