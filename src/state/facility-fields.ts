import { useMemo } from 'preact/hooks'
import { isRecordId } from '../domain/base/ids.ts'
import type { Fields } from '../domain/replica/merge.ts'
import { readSchedules, schedulesOf, type Queue, type Schedule } from '../domain/views/schedule.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'

/** All that is recorded of a facility; undefined until it is read, null where it is not on the phone. */
export function useFacilityFields(id: string): Fields | null | undefined {
  const device = useDevice()
  return useLive(async () => {
    const record = isRecordId(id) ? await device.queries.record(id) : undefined
    return record?.kind === 'facility' ? record.fields : null
  }, [device, id])
}

const NONE: readonly Schedule[] = []

/** The schedules of a queue that somebody read, by day: those of all facilities, and `others`. */
export function useSchedules(queue: Queue | undefined, others = NONE): readonly Schedule[] {
  const device = useDevice()
  const found = useLive(async () => {
    if (queue === undefined) return NONE
    const facilities = await device.queries.records('facility')
    return facilities.flatMap(({ fields }) => readSchedules(fields))
  }, [device, queue])
  return useMemo(
    () => (queue === undefined ? NONE : schedulesOf(queue, [...(found ?? NONE), ...others])),
    [queue, found, others],
  )
}
