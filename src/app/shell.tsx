import { useEffect } from 'preact/hooks'
import { navigate, useRoute } from '../state/location.ts'
import { hideNotice } from '../state/notice.ts'
import { useText } from '../state/text.tsx'
import { ScreenFrame } from '../ui/screen.tsx'
import { BannerHost } from './banner-host.tsx'
import { Chip } from './chip.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { EnrolHost, FaultHost, LiveRegion, SnackbarHost } from './hosts.tsx'
import { findRule } from './route-table.ts'
import { ROUTES, SCREENS } from './routes.tsx'
import { TabBar } from './tab-bar.tsx'
import { followScroll } from './scroll.ts'

/** Everything around a screen: sections, chip, banner, snackbar, and what is spoken. */
export function Shell() {
  const { t } = useText()
  const { path } = useRoute()
  const address = `#/${path.join('/')}`
  const rule = findRule(ROUTES, path)
  const isForm = rule?.form === true
  useEffect(() => followScroll(), [])
  useEffect(() => {
    if (rule === undefined) navigate('#/today', { replace: true })
  }, [rule])
  useEffect(() => {
    if (isForm) {
      document.body.dataset.form = ''
      // What was just recorded can be undone in the record; it must not cover what is filled in now.
      hideNotice()
    } else delete document.body.dataset.form
  }, [isForm])
  const Shown = SCREENS[rule?.screen ?? 'today']
  const frame = {
    end: <Chip />,
    top: <BannerHost isFirstScreen={rule?.screen === 'today'} />,
    backLabel: t('nav.back'),
    closeLabel: t('nav.close'),
    appName: t('app.name'),
  }
  return (
    <ScreenFrame.Provider value={frame}>
      <SkipLink label={t('nav.skip')} />
      <ErrorBoundary key={address}>
        <Shown key={address} />
      </ErrorBoundary>
      {!isForm && <TabBar current={rule?.tab} address={address} />}
      <SnackbarHost />
      <LiveRegion />
      <FaultHost />
      <EnrolHost />
    </ScreenFrame.Provider>
  )
}

/** The first stop of the Tab key. A plain link to #main would change the address, which is the route. */
function SkipLink({ label }: { label: string }) {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
      {label}
    </button>
  )
}
