import './settings.css'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { loadHelp } from '../../i18n/help-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Screen } from '../../ui/screen.tsx'

/** #/menu/help, as a colleague would tell it. */
export function HelpScreen() {
  const { t, language } = useText()
  const sections = useLive(() => loadHelp(language), [language]) ?? []
  return (
    <Screen title={t('menu.help')} back="#/menu">
      <div class="stack-tight help">
        {sections.map(({ title, answers }, index) => (
          <Disclosure key={title} title={title} open={index === 0}>
            <ul class="help-answers">
              {answers.map((answer) => (
                <li key={answer}>{answer}</li>
              ))}
            </ul>
          </Disclosure>
        ))}
      </div>
    </Screen>
  )
}
