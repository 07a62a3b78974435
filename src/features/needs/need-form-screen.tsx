import './needs.css'
import { useState } from 'preact/hooks'
import { isRecordId } from '../../domain/base/ids.ts'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { readNumber, readText } from '../../domain/records/read-fields.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { preferences } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { emptyNeed, needValues, type NeedStart, type NeedValues } from './need-draft.ts'
import { NeedForm } from './need-form.tsx'
import { NeedSaved } from './need-saved.tsx'
import type { NeedForm as Form } from './stored-need.ts'

/** A new need, one from an outage, or a change of one that is there. */
export function NeedFormScreen() {
  const { t } = useText()
  const catalogue = useCatalogue()
  const opened = useOpened()
  const [round, setRound] = useState(0)
  const [saved, setSaved] = useState<NeedValues>()
  // One more "here" stays at the place of the last one.
  const [last, setLast] = useState<Pick<NeedValues, 'facility' | 'place'>>()
  if (catalogue === undefined || opened === undefined)
    return (
      <Screen title={t('need.new')} back="#/needs" form>
        <Loading text={t('rec.opening')} />
      </Screen>
    )
  if (opened === 'gone')
    return (
      <Screen title={t('need.title')} back="#/needs" form>
        <EmptyState text={t('need.gone')}>
          <Button href="#/needs">{t('tab.needs')}</Button>
        </EmptyState>
      </Screen>
    )
  const again = () => {
    if (saved !== undefined) setLast({ facility: saved.facility, place: saved.place })
    setSaved(undefined)
    setRound((count) => count + 1)
  }
  if (saved !== undefined)
    return <NeedSaved catalogue={catalogue} lines={saved.lines} onAgain={again} />
  return (
    <NeedForm
      key={`${opened.key} ${round}`}
      catalogue={catalogue}
      draftKey={opened.key}
      record={opened.record}
      start={{ ...opened.start, ...last }}
      load={opened.load}
      onSaved={setSaved}
      onRestart={again}
    />
  )
}

type Opened = {
  readonly key: string
  readonly record: StoredRecord['id'] | undefined
  readonly start: Form
  /** Kilowatts that the place of an outage lives on. */
  readonly load: number | undefined
}

function useOpened(): Opened | 'gone' | undefined {
  const device = useDevice()
  const { path, query } = useRoute()
  const here = useStore(preferences, (state) => state.here)
  const [, id] = path
  const outage = query.get('outage')
  const found = useLive(async () => {
    const wanted = id === 'new' ? outage : id
    const record = isRecordId(wanted) ? await device.queries.record(wanted) : undefined
    return { record, load: record && (await readLoad(device, record)) }
  }, [device, id, outage])
  if (found === undefined) return undefined
  const { record } = found
  if (id === 'new') {
    const sheet = query.get('sheet')
    const spot = readSpotKey(query.get('at') ?? '')
    const start = { ...emptyNeed({ ...(startOf(record) ?? spot ?? here), sheet }), before: null }
    // What is keyed in from paper does not mix with a form that was left open.
    const key = sheet === null ? 'need:new' : `need:new:${sheet}`
    return { key, record: undefined, start, load: found.load }
  }
  if (record !== undefined && record.id !== id) return undefined
  if (record?.kind !== 'need') return 'gone'
  const before = needValues(record.fields)
  const start = { ...before, before }
  return { key: `need:${record.id}`, record: record.id, start, load: undefined }
}

/** What stands in for the grid during an outage says how much is needed: in its own record, else in its
 *  facility's. */
async function readLoad(
  device: ReturnType<typeof useDevice>,
  { kind, fields }: StoredRecord,
): Promise<number | undefined> {
  if (kind !== 'outage') return undefined
  const own = readNumber(fields['backup/power'])
  const { facility } = fields
  if (own !== undefined || !isRecordId(facility)) return own
  return readNumber((await device.queries.record(facility))?.fields['generator/power'])
}

/** What an outage already knows is not asked again: the place, the people, the link. */
function startOf(record: StoredRecord | undefined): NeedStart | undefined {
  if (record?.kind !== 'outage') return undefined
  const { fields, id } = record
  return {
    facility: readText(fields.facility),
    place: readText(fields.place),
    outage: { id, people: readNumber(fields.peopleAffected) },
  }
}
