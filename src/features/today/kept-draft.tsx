import type { Moment } from '../../domain/base/moment.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { readDraftKey } from './draft-key.ts'

/** A form that was left open: go on with it, or throw it away. The newest one is enough. */
export function KeptDraft({ now }: { now: Moment }) {
  const text = useText()
  const device = useDevice()
  const drafts = useLive(() => device.queries.drafts(), [device])
  const found = drafts
    ?.flatMap((draft) => {
      const form = readDraftKey(draft.key)
      return form === undefined ? [] : [{ ...form, key: draft.key, savedAt: draft.savedAt }]
    })
    .sort((a, b) => b.savedAt - a.savedAt)[0]
  if (found === undefined) return null
  const sentence = text.t(found.sentence, { time: text.dayTime(found.savedAt, now) })
  return (
    <section class="kept" aria-label={sentence}>
      <p>{sentence}</p>
      <div class="kept-actions">
        <Button href={found.href}>{text.t('draft.go')}</Button>
        <Button kind="quiet" onPress={() => void device.dropDraft(found.key)}>
          {text.t('draft.drop')}
        </Button>
      </div>
    </section>
  )
}
