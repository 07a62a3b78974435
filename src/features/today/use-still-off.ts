import type { Question } from '../../domain/views/still-off.ts'
import { useDevice } from '../../state/device.tsx'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'
import { planStill, type StillAnswer } from './still-answer.ts'
import { writeRewrites } from './write-answer.ts'

export type { StillAnswer }

/** Writes the answer to "still off?", and offers to take it back. */
export function useStillOff(): (question: Question, answer: StillAnswer) => Promise<void> {
  const device = useDevice()
  const { t } = useText()
  return async (question, answer) => {
    const plan = planStill(question, answer, { now: device.now(), checkId: device.newEntryId() })
    const saved = await writeRewrites(device, plan.write)
    if (!saved.ok) {
      showNotice({ text: t(saved.problem === 'full' ? 'tap.full' : 'tap.failed') })
      return
    }
    const undo = async () => {
      const undone = await writeRewrites(device, plan.undo)
      showNotice({ text: t(undone.ok ? 'tap.undone' : 'tap.failed') })
    }
    showNotice({
      text: t(`still.said.${answer}`),
      detail: t('rec.saved'),
      // What became of it is said by the next notice.
      actions: [{ label: t('act.undo'), run: () => void undo() }],
    })
  }
}
