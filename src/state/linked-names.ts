import { isRecordId } from '../domain/base/ids.ts'
import { readNumber, readText } from '../domain/records/read-fields.ts'
import { entryIds } from '../domain/replica/path.ts'
import type { ValueNames } from '../i18n/field-values.ts'
import type { StoredRecord } from '../storage/types.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'
import { useText } from './text.tsx'
import { useValueNames } from './value-names.ts'

/** Gives the words for values, also for the needs and outages that these values point to: what a
 *  history says of a link must be more than that there is one. */
export function useLinkedNames(values: readonly unknown[]): ValueNames {
  const device = useDevice()
  const text = useText()
  const names = useValueNames()
  const ids = [...new Set(values.filter(isRecordId))].sort()
  const records = useLive(
    () => Promise.all(ids.map((id) => device.queries.record(id))),
    [device, ids.join()],
  )
  return {
    ...names,
    record: (id) => {
      const known = names.record(id)
      if (known !== undefined) return known
      const record = records?.find((one) => one?.id === id)
      return record === undefined ? undefined : sayRecord(record)
    },
  }

  function sayRecord({ kind, fields }: StoredRecord): string | undefined {
    if (kind === 'need') return sayItems(fields, names)
    if (kind !== 'outage') return undefined
    const service = names.code('services', readText(fields['service']) ?? '')
    const startedAt = readNumber(fields['startedAt'])
    const when = startedAt === undefined ? [] : [text.dayTime(startedAt, device.now())]
    return [...(service === undefined ? [] : [service]), ...when].join(', ')
  }
}

function sayItems(fields: StoredRecord['fields'], names: ValueNames): string | undefined {
  const items = entryIds(fields, 'lines').flatMap((line) => {
    const own = readText(fields[`lines/${line}/name`])
    const item = readText(fields[`lines/${line}/item`])
    return own ?? (item === undefined ? [] : (names.item(item) ?? []))
  })
  return items.length === 0 ? undefined : items.join(', ')
}
