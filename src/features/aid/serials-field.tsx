import { isRecordId } from '../../domain/base/ids.ts'
import { serialsInStore } from '../../domain/records/aid-papers.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { CheckList } from '../../ui/check-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { StockLine } from './aid-list.ts'

type Props = {
  readonly chosen: StockLine | undefined
  readonly serials: readonly string[]
  readonly onChange: (serials: readonly string[]) => void
}

/** Which pieces go out, where the papers named their serial numbers. */
export function SerialsField({ chosen, serials, onChange }: Props) {
  const { t } = useText()
  const device = useDevice()
  const [record, line] = [chosen?.id, chosen?.line.id]
  const left = useLive(async () => {
    const stored = isRecordId(record) ? await device.queries.record(record) : undefined
    return stored === undefined ? [] : serialsInStore(stored.fields, line ?? '')
  }, [device, record, line])
  const all = [...new Set([...serials, ...(left ?? [])])].sort()
  if (all.length === 0) return null
  return (
    <Disclosure title={t('aid.give.serials')} open={serials.length > 0 ? true : undefined}>
      <CheckList
        id="serials"
        legend={t('aid.give.serials')}
        options={all.map((serial) => ({ value: serial, label: serial }))}
        values={serials}
        onChange={onChange}
      />
    </Disclosure>
  )
}
