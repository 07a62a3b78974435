import type { RecordId } from '../../domain/base/ids.ts'
import { readNeed } from '../../domain/records/need.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { showNotice } from '../../state/notice.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { decisionFields, type DecisionDetail } from './need-decisions.ts'
import { takeBack, type TriageDecision } from './triage.ts'

type Done = { readonly id: RecordId; readonly before: Fields; readonly set: Fields }

/** Gives how one decision is written into many needs, each a change of its own, and taken back. Works
 *  without a network, as every save does. */
export function useTriage() {
  const { t, say } = useCityHallText()
  const device = useDevice()
  const write = async (record: RecordId, set: Fields) =>
    (await device.write({ kind: 'need', record, set })).ok

  const undo = async (done: readonly Done[]) => {
    let count = 0
    for (const one of done) {
      const current = await device.queries.record(one.id)
      const set = current && takeBack(one, current.fields)
      if (set !== undefined && Object.keys(set).length > 0 && (await write(one.id, set))) count += 1
    }
    showNotice({ text: say('tr.undone', { n: count }) })
  }

  const decide = async (
    ids: readonly RecordId[],
    decision: TriageDecision,
    detail: DecisionDetail,
  ) => {
    const done: Done[] = []
    for (const id of ids) {
      const record = await device.queries.record(id)
      if (record === undefined) continue
      const { status } = readNeed(record.fields)
      const set = decisionFields(decision, device.now(), { ...detail, status })
      const isNothing = Object.keys(set).length === 0
      if (isNothing || (await write(id, set))) done.push({ id, before: record.fields, set })
    }
    if (done.length < ids.length) showNotice({ text: t('err.save.act') })
    else
      showNotice({
        text: say(`tr.done.${decision}`, { n: done.length }),
        detail: t('rec.saved'),
        actions: [{ label: t('act.undo'), run: () => void undo(done) }],
      })
  }

  return { decide }
}
