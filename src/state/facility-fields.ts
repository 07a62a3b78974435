import { isRecordId } from '../domain/base/ids.ts'
import type { Fields } from '../domain/replica/merge.ts'
import { readSchedules, type Queue, type Schedule } from '../domain/views/schedule.ts'
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

/** The schedules of a queue that somebody read, by day. */
export function useSchedules(queue: Queue | undefined): readonly Schedule[] {
  const device = useDevice()
  const found = useLive(async () => {
    if (queue === undefined) return []
    const facilities = await device.queries.records('facility')
    return readSchedules(
      facilities.map(({ fields }) => fields),
      queue,
    )
  }, [device, queue])
  return found ?? []
}
