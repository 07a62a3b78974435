import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { noteFirstScreen } from '../state/first-screen.ts'
import { preferences } from '../state/preferences.ts'
import { loadText, useText } from '../state/text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'

type Bare = FunctionComponent
type Found = { readonly screen: Bare } | { readonly failed: true } | undefined

/** Makes a screen out of one that is loaded when it is first shown, and then at once. */
export function lazyScreen(load: () => Promise<Bare>): Bare {
  let loaded: Bare | undefined
  return function LazyScreen() {
    const [found, setFound] = useState<Found>(loaded && { screen: loaded })
    const [tries, setTries] = useState(0)
    useEffect(() => {
      noteFirstScreen()
      if (loaded !== undefined) return
      let wanted = true
      Promise.all([load(), loadText(preferences.getState().language)]).then(
        ([screen]) => {
          loaded = screen
          if (wanted) setFound({ screen })
        },
        () => wanted && setFound({ failed: true }),
      )
      return () => {
        wanted = false
      }
    }, [tries])
    if (found === undefined) return <Waiting />
    if ('failed' in found) return <Missing onRetry={() => setTries(tries + 1)} />
    return <found.screen />
  }
}

function Waiting() {
  const { t } = useText()
  return (
    <main class="screen-body">
      <Loading text={t('load.wait')} />
    </main>
  )
}

/** The part was not on the phone yet and there is no network, or a newer version took its place. */
function Missing({ onRetry }: { onRetry: () => void }) {
  const { t } = useText()
  return (
    <Screen title={t('app.name')} back="#/today">
      <EmptyState text={t('load.failed')} detail={t('load.failed.b')}>
        <Button onPress={onRetry}>{t('act.retry')}</Button>
        <Button kind="quiet" onPress={() => location.reload()}>
          {t('fail.reload')}
        </Button>
      </EmptyState>
    </Screen>
  )
}
