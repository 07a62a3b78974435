import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

export const ARRIVAL_DRAFT = 'aid:receive'
export const HAND_OUT_DRAFT = 'aid:give'

const FORMS = [
  { key: ARRIVAL_DRAFT, href: '#/aid/receive' },
  { key: HAND_OUT_DRAFT, href: '#/aid/give' },
] as const

/** A form that was left open, the one that was typed in last: at most one banner at a time. */
export function UnfinishedAid() {
  const { t, dayTime } = useText()
  const device = useDevice()
  const found = useLive(async () => {
    const drafts = await Promise.all(
      FORMS.map(async (form) => ({ ...form, draft: await device.queries.draft(form.key) })),
    )
    return drafts
      .flatMap(({ draft, ...form }) =>
        draft === undefined ? [] : [{ ...form, savedAt: draft.savedAt }],
      )
      .sort((a, b) => b.savedAt - a.savedAt)
  }, [device])
  const [last] = found ?? []
  if (last === undefined) return null
  return (
    <Banner text={t('aid.draft', { time: dayTime(last.savedAt, device.now()) })}>
      <Button href={last.href}>{t('draft.go')}</Button>
      <Button
        kind="quiet"
        onPress={() => {
          // Nobody waits for it: the live query shows when it is gone.
          void device.dropDraft(last.key)
        }}
      >
        {t('draft.drop')}
      </Button>
    </Banner>
  )
}
