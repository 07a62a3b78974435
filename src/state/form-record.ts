import { isRecordId, type RecordId } from '../domain/base/ids.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Fields } from '../domain/replica/merge.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'

/** What a form begins with; without `record` it makes a new one. */
export type FormRecord = { readonly record: RecordId | undefined; readonly stored: Fields }

/** Gives the record that the last part of an address names (`new` or an id); `gone` where the phone has
 *  none of that kind, undefined while it is asked. */
export function useFormRecord(kind: Kind, id: string): FormRecord | 'gone' | undefined {
  const { queries } = useDevice()
  return useLive(async () => {
    if (id === 'new') return { record: undefined, stored: {} }
    const found = isRecordId(id) ? await queries.record(id) : undefined
    return found?.kind === kind ? { record: found.id, stored: found.fields } : 'gone'
  }, [queries, kind, id])
}
