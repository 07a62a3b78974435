import './aid.css'
import { useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { preferences } from '../../state/preferences.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { arrivalOf, editOf, emptyArrival, type ArrivalValues } from './arrival-draft.ts'
import { newArrivalLine } from './arrival-line-draft.ts'
import { ArrivalForm } from './arrival-form.tsx'
import type { ArrivalForm as Form } from './stored-draft.ts'
import { ARRIVAL_DRAFT } from './unfinished-aid.tsx'
import { useAidWorld, type AidWorld } from './use-aids.ts'

/** What came, what is expected, or a change of a record:
 *  #/aid/receive, ?aid=<id> (it has come), ?edit=<id>, ?need=<id> (for this need). */
export function AidReceiveScreen() {
  const { t } = useText()
  const device = useDevice()
  const catalogue = useCatalogue()
  const world = useAidWorld()
  const { query } = useRoute()
  const here = useStore(preferences, (state) => state.here)
  const [round, setRound] = useState(0)
  const id = query.get('aid') ?? query.get('edit')
  const about = useLive(
    async () => ({ record: isRecordId(id) ? await device.queries.record(id) : undefined }),
    [device, id],
  )
  const needed = query.get('need')
  const needsAll = needed !== null && world.needs.every((need) => need.id !== needed)
  if (catalogue === undefined || about === undefined || (needsAll && !world.complete))
    return (
      <Screen title={t('aid.recv')} back="#/aid" form>
        <Loading text={t('rec.opening')} />
      </Screen>
    )
  const opened = openForm(world, query, {
    record: about.record,
    empty: emptyArrival(here ?? {}),
    newEntryId: device.newEntryId,
  })
  if (opened === undefined)
    return (
      <Screen title={t('aid.recv')} back="#/aid" form>
        <EmptyState text={t('aid.gone')}>
          <Button href="#/aid">{t('tab.aid')}</Button>
        </EmptyState>
      </Screen>
    )
  return (
    <ArrivalForm
      key={`${opened.key} ${round}`}
      catalogue={catalogue}
      world={world}
      draftKey={opened.key}
      start={opened.start}
      onRestart={() => setRound((count) => count + 1)}
    />
  )
}

type Opened = { readonly key: string; readonly start: Form }

function openForm(
  world: AidWorld,
  query: URLSearchParams,
  fresh: {
    /** That of `aid` or `edit`. */
    readonly record: StoredRecord | undefined
    readonly empty: ArrivalValues
    readonly newEntryId: () => string
  },
): Opened | undefined {
  const [came, edited, needed] = [query.get('aid'), query.get('edit'), query.get('need')]
  const id = came ?? edited
  if (id !== null) {
    if (fresh.record?.kind !== 'aid') return undefined
    const { fields } = fresh.record
    const start = (came === null ? editOf : arrivalOf)(id, fields, fresh.empty)
    return {
      key: came === null ? `aid:${id}:edit` : `aid:${id}`,
      start: { ...start, before: start },
    }
  }
  const start = { ...fresh.empty, before: null }
  if (needed === null) return { key: ARRIVAL_DRAFT, start }
  return {
    key: `${ARRIVAL_DRAFT}:${needed}`,
    start: { ...start, ...forNeed(world, needed, fresh) },
  }
}

/** What a need asks for is what came for it, until somebody counts otherwise. */
function forNeed(
  world: AidWorld,
  id: string,
  { newEntryId }: { readonly newEntryId: () => string },
): Pick<ArrivalValues, 'lines' | 'answers'> {
  const found = world.needs.find((one) => one.id === id)
  const asked = (found?.need.lines ?? []).map((line) => {
    const received = found?.coverage?.lines.find((one) => one.line === line.id)?.received ?? 0
    return { line, missing: line.quantity - received }
  })
  const lines = asked.filter(({ line, missing }) => missing > 0 || line.quantity === 0)
  return {
    lines: lines.map(({ line, missing }) => ({
      ...newArrivalLine(newEntryId(), line),
      arrived: missing > 0 ? missing : null,
    })),
    answers: lines.map(({ line }) => `${id}/${line.id}`),
  }
}
