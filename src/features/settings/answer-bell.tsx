import { useAnswerBell } from '../../state/answer-bell.ts'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'
import { Toggle } from '../../ui/toggle.tsx'

/** Be told when city hall answers a need: off until a person asks for it. */
export function AnswerBell() {
  const { t, language } = useText()
  const bell = useAnswerBell(language)
  if (bell?.state === undefined) return null
  const { state, turn } = bell
  if (state === 'on' || state === 'off')
    return (
      <Toggle
        label={t('bell.toggle')}
        hint={t('bell.hint')}
        on={state === 'on'}
        onChange={(on) => {
          void turn(on).then((done) => done || showNotice({ text: t('bell.failed') }))
        }}
      />
    )
  return (
    <div class="stack-tight">
      <p>{t('bell.toggle')}</p>
      <p class="muted">{t(`bell.${state}`)}</p>
    </div>
  )
}
