import type { RecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { showNotice } from '../../state/notice.ts'
import { useOnce } from '../../state/save-step.ts'
import { useText } from '../../state/text.tsx'

/** Gives how a card writes into its aid record, and says that it did; false when the phone could not,
 *  or for a second press while the first is being written. */
export function useWriteAid(record: RecordId): (set: Fields, done: string) => Promise<boolean> {
  const { t } = useText()
  const device = useDevice()
  const once = useOnce()
  return async (set, done) => {
    const saved = await once(() => device.write({ kind: 'aid', record, set }))
    if (saved === undefined) return false
    showNotice(saved.ok ? { text: done, detail: t('rec.saved') } : { text: t('err.save.act') })
    return saved.ok
  }
}
