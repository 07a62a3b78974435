import type { RecordId } from '../../domain/base/ids.ts'
import { readOutage } from '../../domain/records/outage.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { showNotice } from '../../state/notice.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { planEnd, type Rewrite } from './outage-end.ts'

export type OutageActions = {
  /** Ends this outage, and every open record of the same service and spot. */
  readonly end: () => Promise<void>
  readonly remove: () => Promise<void>
  readonly restore: () => Promise<void>
}

export function useOutageActions(record: StoredRecord): OutageActions {
  const device = useDevice()
  const text = useText()

  const write = async (rewrites: readonly Rewrite[]) => {
    for (const { id, set } of rewrites) {
      const saved = await device.write({ kind: 'outage', record: id, set })
      if (saved.ok) continue
      showNotice({ text: text.t(saved.problem.tag === 'full' ? 'tap.full' : 'tap.failed') })
      return false
    }
    return true
  }
  const writeWithUndo = async (
    rewrites: readonly Rewrite[],
    done: { readonly text: string; readonly undo: Fields },
  ) => {
    if (!(await write(rewrites))) return
    const undo = async () => {
      if (await write(rewrites.map(({ id }) => ({ id, set: done.undo }))))
        showNotice({ text: text.t('tap.undone'), detail: text.t('rec.saved') })
    }
    showNotice({
      text: done.text,
      detail: text.t('rec.saved'),
      // What became of it is said by the next notice.
      actions: [{ label: text.t('act.undo'), run: () => void undo() }],
    })
  }

  return {
    end: async () => {
      const now = device.now()
      const open = await device.queries.records('outage', { bucket: 'open' })
      const known = open.map(({ id, fields }) => ({ id, outage: readOutage(fields) }))
      await writeWithUndo(planEnd(own(record), known, now), {
        text: text.t('outage.backdone', { time: text.time(now) }),
        undo: { endedAt: null },
      })
    },
    remove: () =>
      writeWithUndo([{ id: record.id, set: { removed: true } }], {
        text: text.t('outage.removed'),
        undo: { removed: false },
      }),
    restore: () =>
      writeWithUndo([{ id: record.id, set: { removed: false } }], {
        text: text.t('outage.restored'),
        undo: { removed: true },
      }),
  }
}

function own({ id, fields }: StoredRecord): {
  id: RecordId
  outage: ReturnType<typeof readOutage>
} {
  return { id, outage: readOutage(fields) }
}
