import type { Language } from '../../i18n/translate.ts'
import { preferences, type Theme } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Card } from '../../ui/card.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { AnswerBell } from './answer-bell.tsx'

/** How this phone likes to be used. */
export function Preferences() {
  const { t } = useText()
  const { saver, gloves, theme, language } = useStore(preferences, (state) => state)
  return (
    <Card>
      <Toggle
        label={t('save.toggle')}
        hint={t('menu.saver.hint')}
        on={saver}
        onChange={(on) => preferences.setState({ saver: on })}
      />
      <Toggle
        label={t('glove.toggle')}
        on={gloves}
        onChange={(on) => preferences.setState({ gloves: on })}
      />
      <AnswerBell />
      <div class="stack-tight theme-choice">
        <h2>{t('menu.theme')}</h2>
        <Segments<Theme>
          label={t('menu.theme')}
          options={[
            { value: 'system', label: t('menu.theme.system') },
            { value: 'light', label: t('menu.theme.light') },
            { value: 'dark', label: t('menu.theme.dark') },
          ]}
          value={theme}
          onChange={(chosen) => preferences.setState({ theme: chosen })}
        />
      </div>
      <div class="stack-tight">
        <h2>{t('menu.lang')}</h2>
        <Segments<Language>
          label={t('menu.lang')}
          options={[
            { value: 'uk', label: t('lang.uk') },
            { value: 'en', label: t('lang.en') },
          ]}
          value={language}
          onChange={(chosen) => preferences.setState({ language: chosen })}
        />
      </div>
    </Card>
  )
}
