import './aid.css'
import { useState } from 'preact/hooks'
import { useCatalogue } from '../../state/catalogue.ts'
import { useRoute } from '../../state/location.ts'
import { preferences } from '../../state/preferences.ts'
import { useWhereOf } from '../../state/spots.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { findStockLines } from './aid-list.ts'
import { emptyHandOut } from './hand-out-draft.ts'
import { HandOutForm } from './hand-out-form.tsx'
import { WriteOffForm } from './write-off-form.tsx'
import { useAidWorld, type AidWorld } from './use-aids.ts'

/** What went out: #/aid/give, or ?aid=<id>&line=<id> from a record; &off=1 what is no more. */
export function AidGiveScreen() {
  const { t } = useText()
  const catalogue = useCatalogue()
  const world = useAidWorld()
  const { query } = useRoute()
  const here = useStore(preferences, (state) => state.here)
  const { place } = useWhereOf()(here ?? {})
  const [round, setRound] = useState(0)
  const [aid, line] = [query.get('aid'), query.get('line')]
  const isRead = world.complete || world.aids.some(({ id }) => id === aid)
  if (catalogue === undefined || !isRead)
    return (
      <Screen title={t('aid.give')} back="#/aid" form>
        <Loading text={t('rec.opening')} />
      </Screen>
    )
  const key = `${aid ?? ''}/${line ?? ''}`
  const writtenOff =
    query.get('off') === '1' ? findStockLines(world.aids).find((one) => one.key === key) : undefined
  if (writtenOff !== undefined) return <WriteOffForm catalogue={catalogue} stock={writtenOff} />
  const sheet = query.get('sheet') ?? undefined
  const stock = aid === null || line === null ? undefined : `${aid}/${line}`
  return (
    <HandOutForm
      key={`${stock ?? ''} ${sheet ?? ''} ${round}`}
      catalogue={catalogue}
      world={world}
      start={emptyHandOut({ stock: stock ?? onlyLine(world, aid), place, sheet })}
      onRestart={() => setRound((count) => count + 1)}
    />
  )
}

/** A sheet names the record; where that has one line, nobody has to say which. */
function onlyLine({ aids }: AidWorld, aid: string | null): string | undefined {
  const lines = aids.find(({ id }) => id === aid)?.aid.lines ?? []
  const [only, ...more] = lines
  return only === undefined || more.length > 0 ? undefined : `${aid ?? ''}/${only.id}`
}
