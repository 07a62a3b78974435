import './settings.css'
import { useQueueStatus } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Screen } from '../../ui/screen.tsx'
import { VERSION } from '../../state/version.ts'

/** #/menu/about: what this is, under which licence, and whose data and drawings it stands on. */
export function AboutScreen() {
  const { t, language } = useText()
  const municipality = useQueueStatus()?.enrolment?.municipality.name[language]
  return (
    <Screen title={t('about.title')} back="#/menu">
      <div class="stack">
        <p>{t('about.what')}</p>
        <KeyValue
          rows={[
            { key: t('about.version'), value: VERSION },
            { key: t('about.server'), value: location.host },
            ...(municipality === undefined
              ? []
              : [{ key: t('join.municipality'), value: municipality }]),
          ]}
        />
        <Card title={t('about.licence')}>
          <p>{t('about.licence.v')}</p>
        </Card>
        <Card title={t('about.data')}>
          <ul class="help-answers">
            <li>{t('about.katottg')}</li>
            <li>{t('about.lucide')}</li>
            <li>{t('about.qr')}</li>
          </ul>
        </Card>
        <p>{t('about.private')}</p>
      </div>
    </Screen>
  )
}
