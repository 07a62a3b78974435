import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'

/** This phone's own changes in one state, each with its record as it stands; undefined until read. */
export function useChanges(state: 'queued' | 'rejected') {
  const device = useDevice()
  return useLive(async () => {
    const changes = await device.queries.ownChanges({ state })
    return Promise.all(
      changes.map(async (change) => {
        const record = await device.queries.record(change.record)
        return { change, fields: { ...record?.fields, ...change.set } }
      }),
    )
  }, [device, state])
}
