import { useMemo } from 'preact/hooks'
import { useCatalogue } from '../../state/catalogue.ts'
import { useNow } from '../../state/clock.ts'
import type { Shelved } from '../../state/shelf.ts'
import { useOwnShelf, type ShelvedOwn } from '../../state/shelves.ts'
import { useText } from '../../state/text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { WindowedRows } from '../../ui/windowed-rows.tsx'
import { useOwnRows } from './own-row.tsx'

const TICK_MS = 60_000
const ROW_PX = 88

/** #/today/mine: everything that this phone recorded, the newest first, each with where its changes are. */
export function OwnRecordsScreen() {
  const { t } = useText()
  const { records, complete } = useOwnShelf()
  const draw = useOwnRows(useNow(TICK_MS))
  const isReady = useCatalogue() !== undefined
  const rows = useMemo(() => records.filter(({ value }) => value.kind !== 'person'), [records])
  const isEmpty = complete && rows.length === 0
  return (
    <Screen title={t('today.mine')} back="#/today">
      {isEmpty && <EmptyState text={t('empty.mine')} detail={t('empty.mine.b')} />}
      {!isEmpty && (rows.length === 0 || !isReady) && <Loading text={t('rec.opening')} />}
      {isReady && rows.length > 0 && (
        <WindowedRows
          items={rows}
          keyOf={keyOf}
          guessPx={() => ROW_PX}
          draw={({ value, ...record }) => draw({ ...record, ...value })}
        />
      )}
    </Screen>
  )
}

function keyOf({ id }: Shelved<ShelvedOwn>): string {
  return id
}
