import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

const NEW_NEED = 'need:new'

/** A form that was left open: the siren may have sounded in the middle of a word. */
export function UnfinishedNeed() {
  const { t, dayTime } = useText()
  const device = useDevice()
  const draft = useLive(
    async () => ({ found: await device.queries.draft(NEW_NEED) }),
    [device],
  )?.found
  if (draft === undefined) return null
  return (
    <Banner text={t('draft.found', { time: dayTime(draft.savedAt, device.now()) })}>
      <Button href="#/needs/new">{t('draft.go')}</Button>
      <Button
        kind="quiet"
        onPress={() => {
          // Nobody waits for it: the live query shows when it is gone.
          void device.dropDraft(NEW_NEED)
        }}
      >
        {t('draft.drop')}
      </Button>
    </Banner>
  )
}
