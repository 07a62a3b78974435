import './join.css'
import type { Language } from '../../i18n/translate.ts'
import { preferences } from '../../state/preferences.ts'
import { useText } from '../../state/text.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { AlreadyConnected } from './already-connected.tsx'
import { ChoosePlace } from './choose-place.tsx'
import { ConfirmInvite } from './confirm-invite.tsx'
import { EnterCode } from './enter-code.tsx'
import { KeptInviteNote } from './kept-invite-note.tsx'
import { InstallFirst, OpenElsewhere } from './other-browser.tsx'
import { useJoin, type Join } from './use-join.ts'

/** #/join and #/join/<code>: from a QR code to the first record. */
export function JoinScreen() {
  const { t, plural, language } = useText()
  const join = useJoin()
  if (join === undefined) return null
  const place = join.step.tag === 'place'
  const asks = !place && join.step.tag !== 'connected'
  return (
    // Another question is another screen: its title takes the focus.
    <Screen key={String(place)} title={t(place ? 'join.place' : 'join.title')} close="#/today" form>
      <div class="join">
        {place ? null : (
          <Segments<Language>
            label={t('menu.lang')}
            options={[
              { value: 'uk', label: t('lang.uk') },
              { value: 'en', label: t('lang.en') },
            ]}
            value={language}
            onChange={(chosen) => preferences.setState({ language: chosen })}
          />
        )}
        {asks && join.unsent > 0 ? (
          <p class="join-unsent">{plural('join.unsent', join.unsent)}</p>
        ) : null}
        <StepView join={join} />
      </div>
    </Screen>
  )
}

function StepView({ join }: { join: Join }) {
  const { step } = join
  switch (step.tag) {
    case 'place':
      return <ChoosePlace />
    case 'connected':
      return (
        <AlreadyConnected
          enrolment={join.enrolment}
          codeUnused={step.code !== undefined}
          onAnew={join.beginAnew}
        />
      )
    case 'install-first':
      return <InstallFirst code={step.code} />
    case 'open-elsewhere':
      return <OpenElsewhere onStay={join.readHint} />
    case 'kept':
      return (
        <KeptInviteNote
          fault={join.lastFault}
          busy={join.busy}
          onRetry={() => void join.connect(step.kept)}
          onOther={() => void join.startOver()}
        />
      )
    case 'confirm':
      return (
        <ConfirmInvite
          code={step.code}
          busy={join.busy}
          onConnect={(invite) => void join.connect(invite)}
          onOther={() => void join.startOver()}
        />
      )
    case 'enter':
      return <EnterCode refused={step.refused} onCode={join.takeCode} />
  }
}
